package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.ingest.platform.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Disputes of the orders that changed: the list of disputes knows no time to ask by, but orders say whether their parts are in
 * dispute. Few are; for them the details of order and dispute are asked for in the same step.
 */
final class IssueSource implements Source<AliExpressIssue> {

    private static final int MOST = 50;
    private static final String IN_ISSUE = "IN_ISSUE";
    private static final String END_ISSUE = "END_ISSUE";

    @Override
    public Pulled<AliExpressIssue> pull(Slice slice, String cursor, Session session) {
        OrderPage asked = OrderPage.ask(slice, cursor, session);
        Page<AliExpressIssue> page = new Page<>(AliExpressIssue.class, asked.at());
        for (ObjectNode order : asked.orders()) {
            for (JsonNode line : order.path("product_list")) {
                for (String status : statuses(line.path("issue_status").asText())) {
                    add(order, line, status, page, session);
                }
            }
        }
        return page.then(asked.next());
    }

    /** A dispute that is over was decided or called off, and each must be asked for by name. */
    private static List<String> statuses(String told) {
        return switch (told) {
            case IN_ISSUE -> List.of("processing");
            case END_ISSUE -> List.of("finish", "canceled_issue");
            default -> List.of();
        };
    }

    private static void add(JsonNode order, JsonNode line, String status, Page<AliExpressIssue> page, Session session) {
        Map<String, Object> query = new HashMap<>();
        query.put("order_no", line.path("child_id").asLong());
        query.put("issue_status", status);
        query.put("current_page", 1);
        query.put("page_size", MOST);
        JsonNode found = ask("aliexpress.issue.issuelist.get", "query_dto", query, session);
        for (JsonNode issue : Answers.list(found.path("data_list"))) {
            ObjectNode whole = issue.deepCopy();
            whole.set("detail", detail(issue, session));
            whole.set("line", line(order, line, session));
            page.add("return/" + issue.path("issue_id").asText(), session.shop(), whole);
        }
    }

    private static JsonNode detail(JsonNode issue, Session session) {
        Call call = AliExpressProtocol.call("aliexpress.issue.detail.get")
                .query("issue_id", issue.path("issue_id").asText())
                .query("buyer_login_id", issue.path("buyer_login_id").asText());
        return Answers.bare(
                Answers.body(session.call(call).json()).path("result_object"),
                "platform_solution_list",
                "seller_solution_list",
                "buyer_solution_list");
    }

    /** The part of the order with its refund, as only the order's details tell it. */
    private static JsonNode line(JsonNode order, JsonNode line, Session session) {
        JsonNode details = ask(
                        "aliexpress.trade.new.redefining.findorderbyid",
                        "param1",
                        Map.of("order_id", order.path("order_id").asLong()),
                        session)
                .path("target");
        for (JsonNode one : Answers.list(details.path("child_order_list"))) {
            if (one.path("child_order_id").asLong() == line.path("child_id").asLong()) {
                return one;
            }
        }
        return line;
    }

    private static JsonNode ask(String method, String parameter, Map<String, Object> query, Session session) {
        Call call = AliExpressProtocol.call(method).query(parameter, Wire.write(query));
        return Answers.body(session.call(call).json());
    }
}
