package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * One page of the list of orders.
 *
 * @param at when it was told
 * @param orders with their product_list laid bare
 * @param next cursor; null at the end
 */
record OrderPage(
        Instant at, List<ObjectNode> orders, @Nullable String next) {

    private static final int MOST = 50;

    /** Orders that are still open, asked for without a status: finished ones must be asked for by name. */
    private static final String OPEN = "";

    private static final String FINISHED = "FINISH";

    static OrderPage ask(Slice slice, String cursor, Session session) {
        Walk walk = Walk.of(cursor, MOST, OPEN, FINISHED);
        Pacific.Span span = Pacific.span(slice.from(), slice.to());
        String time = slice.reach() == Reach.UPDATED ? "modified_date" : "create_date";
        Map<String, Object> query = new HashMap<>();
        query.put(time + "_start", span.start());
        query.put(time + "_end", span.end());
        query.put("page_size", walk.size());
        query.put("current_page", walk.page());
        if (!walk.list().equals(OPEN)) {
            query.put("order_status", walk.list());
        }
        Answer answer = session.call(
                AliExpressProtocol.call("aliexpress.solution.order.get").query("param0", Wire.write(query)));
        JsonNode result = Answers.body(answer.json()).path("result");
        List<ObjectNode> orders = new ArrayList<>();
        Answers.list(result.path("target_list")).forEach(order -> orders.add(Answers.bare(order, "product_list")));
        return new OrderPage(
                answer.at(),
                orders,
                walk.next(orders.size(), result.path("total_count").asLong()));
    }
}
