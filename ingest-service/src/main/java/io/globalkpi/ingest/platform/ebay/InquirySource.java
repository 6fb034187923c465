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

/** Inquiries by the time they were opened, each with the line of its order. */
final class InquirySource implements Source<Inquiry> {

    /** As many as one call for orders can name. */
    private static final int LIMIT = 50;

    @Override
    public Pulled<Inquiry> pull(Slice slice, String cursor, Session session) {
        Call call = Call.get("searchInquiries", "/post-order/v2/inquiry/search")
                .query("inquiry_creation_date_range_from", Listed.time(slice.from()))
                .query("inquiry_creation_date_range_to", Listed.time(slice.to().minusMillis(1)));
        Answer answer = session.call(Listed.from(call, cursor, LIMIT));
        JsonNode members = answer.json().path("members");
        ContainingOrders.fill(members, session);
        OrderLines lines = OrderLines.of(members, session);
        Page<Inquiry> page = new Page<>(Inquiry.class, answer.at());
        for (JsonNode member : members) {
            lines.tell((ObjectNode) member);
            page.add(member.path("inquiryId").asText(), session.shop(), member);
        }
        return Listed.counted(page, cursor, members.size(), answer.json());
    }
}
