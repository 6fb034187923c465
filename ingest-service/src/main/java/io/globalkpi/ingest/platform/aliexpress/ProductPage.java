package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of products.
 *
 * @param at when it was told
 * @param ids of the products
 * @param next cursor; null at the end
 */
record ProductPage(Instant at, List<String> ids, @Nullable String next) {

    /** As many as are asked for one by one in the same step. */
    private static final int MOST = 30;

    /** Products that buyers can see. */
    static final String ON_SALE = "onSelling";

    /** @param statuses whose lists are walked, by update time if the slice is of one */
    static ProductPage ask(Slice slice, String cursor, Session session, String... statuses) {
        Walk walk = Walk.of(cursor, MOST, statuses);
        Map<String, Object> query = new HashMap<>();
        query.put("product_status_type", walk.list());
        query.put("page_size", walk.size());
        query.put("current_page", walk.page());
        if (slice.reach() == Reach.UPDATED) {
            Pacific.Span span = Pacific.span(slice.from(), slice.to());
            query.put("gmt_modified_start", span.start());
            query.put("gmt_modified_end", span.end());
        }
        Answer answer = session.call(AliExpressProtocol.call("aliexpress.solution.product.list.get")
                .query("aeop_a_e_product_list_query", Wire.write(query)));
        JsonNode result = Answers.body(answer.json()).path("result");
        List<String> ids = new ArrayList<>();
        Answers.list(result.path("aeop_a_e_product_display_d_t_o_list"))
                .forEach(row -> ids.add(row.path("product_id").asText()));
        return new ProductPage(
                answer.at(),
                ids,
                walk.next(ids.size(), result.path("product_count").asLong()));
    }
}
