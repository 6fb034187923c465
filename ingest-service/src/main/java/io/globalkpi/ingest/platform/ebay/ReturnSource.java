package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;

/** Returns by the time they were asked for, each with the line of its order. */
final class ReturnSource implements Source<ReturnCase> {

    /** As many as one call for orders can name. */
    private static final int LIMIT = 50;

    @Override
    public Pulled<ReturnCase> pull(Slice slice, String cursor, Session session) {
        // The parameters' older names, item_creation_date_range_*, are ignored without a word.
        Call call = Call.get("searchReturns", "/post-order/v2/return/search")
                .query("creation_date_range_from", Listed.time(slice.from()))
                .query("creation_date_range_to", Listed.time(slice.to().minusMillis(1)));
        Answer answer = session.call(Listed.from(call, cursor, LIMIT));
        JsonNode json = answer.json();
        JsonNode members = json.path("members");
        OrderLines lines = OrderLines.of(members, session);
        Page<ReturnCase> page = new Page<>(ReturnCase.class, answer.at());
        for (JsonNode member : members) {
            String item = member.at("/creationInfo/item/itemId").asText();
            lines.find(member.path("orderId").asText(), item)
                    .ifPresent(line -> ((ObjectNode) member)
                            .putObject("line")
                            .put("lineItemId", line.lineItemId())
                            .put("sku", line.stockKeepingUnit()));
            page.add(member.path("returnId").asText(), session.shop(), member);
        }
        return Listed.counted(page, cursor, members.size(), json);
    }
}
