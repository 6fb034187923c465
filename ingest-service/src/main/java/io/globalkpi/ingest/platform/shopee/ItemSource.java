package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.util.ArrayList;
import java.util.List;

/** Items, a page of numbers at a time with what is to be known of them, and a call for each that has models. */
final class ItemSource implements Source<ShopeeItem> {

    private static final String PAGE = "20";

    private final List<String> statuses;

    /** @param statuses of the items that are asked for */
    ItemSource(String... statuses) {
        this.statuses = List.of(statuses);
    }

    @Override
    public Pulled<ShopeeItem> pull(Slice slice, String cursor, Session session) {
        Call call = Ask.get("product/get_item_list")
                .query("offset", cursor.isEmpty() ? "0" : cursor)
                .query("page_size", PAGE);
        if (slice.reach() == Reach.UPDATED) {
            call = call.query("update_time_from", Ask.seconds(slice.from()))
                    .query("update_time_to", Ask.seconds(slice.to()));
        }
        for (String status : statuses) {
            call = call.query("item_status", status);
        }
        JsonNode list = Ask.response(session.call(call));
        List<String> numbers = new ArrayList<>();
        list.path("item").forEach(item -> numbers.add(item.path("item_id").asText()));
        Pulled<ShopeeItem> pulled = details(numbers, session)
                .then(
                        list.path("has_next_page").asBoolean()
                                ? list.path("next_offset").asText()
                                : null);
        return list.has("total_count")
                ? pulled.expecting(list.path("total_count").asLong())
                : pulled;
    }

    private static Page<ShopeeItem> details(List<String> numbers, Session session) {
        if (numbers.isEmpty()) {
            return new Page<>(ShopeeItem.class, session.now());
        }
        Answer answer =
                session.call(Ask.get("product/get_item_base_info").query("item_id_list", String.join(",", numbers)));
        Page<ShopeeItem> page = new Page<>(ShopeeItem.class, answer.at());
        for (JsonNode item : Ask.response(answer).path("item_list")) {
            String number = item.path("item_id").asText();
            if (item.path("has_model").asBoolean()) {
                JsonNode models = Ask.response(
                        session.call(Ask.get("product/get_model_list").query("item_id", number)));
                ((ObjectNode) item).set("model", models.path("model"));
            }
            page.add("item/" + number, session.shop(), item);
        }
        return page;
    }
}
