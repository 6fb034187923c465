package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.ingest.platform.Wire;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Money released on one date, page by page: what was released stays released. */
final class LoanSource implements Source<AliExpressLoan> {

    private static final int MOST = 200;

    /** This list alone wants the month first. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss");

    @Override
    public Pulled<AliExpressLoan> pull(Slice slice, String cursor, Session session) {
        int number = cursor.isEmpty() ? 1 : Integer.parseInt(cursor);
        Pacific.Span span = Pacific.span(slice.from(), slice.to().minusSeconds(1));
        Map<String, Object> query = Map.of(
                "create_date_start",
                TIME.format(span.first()),
                "create_date_end",
                TIME.format(span.last()),
                "loan_status",
                "loan_ok",
                "page",
                number,
                "page_size",
                MOST);
        Answer answer = session.call(AliExpressProtocol.call("aliexpress.trade.redefining.findloanlistquery")
                .query("param1", Wire.write(query)));
        JsonNode result = Answers.body(answer.json()).path("result");
        Page<AliExpressLoan> page = new Page<>(AliExpressLoan.class, answer.at());
        JsonNode orders = Answers.list(result.path("order_list"));
        for (JsonNode order : orders) {
            for (JsonNode son : Answers.list(order.path("son_order_list"))) {
                ObjectNode row = son.deepCopy();
                row.put("date", slice.firstDate(session.shop()).toString()).set("order_id", order.path("order_id"));
                page.add("fee/" + son.path("child_order_id").asText(), session.shop(), row);
            }
        }
        return page.then(orders.size() == MOST ? Integer.toString(number + 1) : null);
    }
}
