package io.globalkpi.ingest.platform.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;

/** Products, fifty at a time. */
final class ProductSource implements Source<LazadaProduct> {

    private static final int PAGE = 50;
    private static final String PATH = "/products/get";

    private final String filter;

    /** @param filter all, live, ... */
    ProductSource(String filter) {
        this.filter = filter;
    }

    static Call list(String filter, int offset, int limit) {
        return Call.get(PATH, PATH)
                .query("filter", filter)
                .query("limit", Integer.toString(limit))
                .query("offset", Integer.toString(offset));
    }

    @Override
    public Pulled<LazadaProduct> pull(Slice slice, String cursor, Session session) {
        int offset = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        Call call = list(filter, offset, PAGE);
        if (slice.reach() == Reach.UPDATED) {
            call = call.query("update_after", Times.iso(slice.from())).query("update_before", Times.iso(slice.to()));
        }
        Answer answer = session.call(call);
        JsonNode data = answer.json().path("data");
        Page<LazadaProduct> page = new Page<>(LazadaProduct.class, answer.at());
        data.path("products")
                .forEach(row -> page.add("product/" + row.path("item_id").asText(), session.shop(), row));
        long total = data.path("total_products").asLong();
        return page.then(offset + PAGE < total ? Integer.toString(offset + PAGE) : null)
                .expecting(total);
    }
}
