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

/** Cases by the time they were opened, each with its kind, which only its details tell, and the line of its order. */
final class CaseSource implements Source<BuyerCase> {

    private static final String PATH = "/post-order/v2/casemanagement/";

    /** As many as one call for orders can name. */
    private static final int LIMIT = 50;

    @Override
    public Pulled<BuyerCase> pull(Slice slice, String cursor, Session session) {
        Call call = Call.get("searchCases", PATH + "search")
                .query("case_creation_date_range_from", Listed.time(slice.from()))
                .query("case_creation_date_range_to", Listed.time(slice.to().minusMillis(1)));
        Answer answer = session.call(Listed.from(call, cursor, LIMIT));
        JsonNode members = answer.json().path("members");
        ContainingOrders.fill(members, session);
        OrderLines lines = OrderLines.of(members, session);
        Page<BuyerCase> page = new Page<>(BuyerCase.class, answer.at());
        for (JsonNode member : members) {
            String id = member.path("caseId").asText();
            JsonNode details = session.call(Call.get("getCase", PATH + id)).json();
            ((ObjectNode) member)
                    .put("caseType", details.path("caseType").asText())
                    .put("returnId", details.path("returnId").asText());
            lines.tell((ObjectNode) member);
            page.add("case/" + id, session.shop(), member);
        }
        return Listed.counted(page, cursor, members.size(), answer.json());
    }
}
