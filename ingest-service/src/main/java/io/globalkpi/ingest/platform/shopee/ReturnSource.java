package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;

/** Returns page by page, counted from 0. */
final class ReturnSource implements Source<ShopeeReturn> {

    @Override
    public Pulled<ShopeeReturn> pull(Slice slice, String cursor, Session session) {
        int page = Ask.number(cursor, 0);
        String time = slice.reach() == Reach.UPDATED ? "update_time" : "create_time";
        Answer answer = session.call(Ask.get("returns/get_return_list")
                .query("page_no", Integer.toString(page))
                .query("page_size", "100")
                .query(time + "_from", Ask.seconds(slice.from()))
                .query(time + "_to", Ask.seconds(slice.to())));
        JsonNode list = Ask.response(answer);
        Page<ShopeeReturn> items = new Page<>(ShopeeReturn.class, answer.at());
        list.path("return")
                .forEach(row -> items.add("return/" + row.path("return_sn").asText(), session.shop(), row));
        return items.then(list.path("more").asBoolean() ? Integer.toString(page + 1) : null);
    }
}
