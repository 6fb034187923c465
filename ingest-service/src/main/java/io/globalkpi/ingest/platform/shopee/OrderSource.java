package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Rejection;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A page of order numbers, then their details, at most fifty at once. */
final class OrderSource implements Source<ShopeeOrder> {

    /** Nothing that tells of the buyer is among them. */
    private static final String FIELDS = "item_list,total_amount,pay_time,pickup_done_time,cancel_by";

    private static final String PAGE = "50";

    @Override
    public Pulled<ShopeeOrder> pull(Slice slice, String cursor, Session session) {
        if (slice.reach() == Reach.NAMED) {
            return details(slice.ids(), session).then(null);
        }
        JsonNode list = Ask.response(session.call(Ask.get("order/get_order_list")
                .query("time_range_field", slice.reach() == Reach.UPDATED ? "update_time" : "create_time")
                .query("time_from", Ask.seconds(slice.from()))
                .query("time_to", Ask.seconds(slice.to()))
                .query("page_size", PAGE)
                .query("cursor", cursor)
                .query("request_order_status_pending", "true")));
        List<String> numbers = new ArrayList<>();
        list.path("order_list")
                .forEach(order -> numbers.add(order.path("order_sn").asText()));
        String next = list.path("more").asBoolean() ? list.path("next_cursor").asText() : null;
        return details(numbers, session).then(next);
    }

    private static Page<ShopeeOrder> details(List<String> numbers, Session session) {
        if (numbers.isEmpty()) {
            return new Page<>(ShopeeOrder.class, session.now());
        }
        Answer answer = session.call(Ask.get("order/get_order_detail")
                .query("order_sn_list", String.join(",", numbers))
                .query("request_order_status_pending", "true")
                .query("response_optional_fields", FIELDS));
        Page<ShopeeOrder> page = new Page<>(ShopeeOrder.class, answer.at());
        Set<String> missing = new HashSet<>(numbers);
        for (JsonNode order : Ask.response(answer).path("order_list")) {
            String number = order.path("order_sn").asText();
            missing.remove(number);
            page.add(number, session.shop(), order);
        }
        missing.forEach(number -> page.refuse(
                Rejection.badField(number, "order_list", "absent", "the details of an order that was listed")));
        return page;
    }
}
