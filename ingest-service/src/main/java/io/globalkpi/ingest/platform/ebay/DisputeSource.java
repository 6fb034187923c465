package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;

/** Payment disputes by the time they were opened. */
final class DisputeSource implements Source<Dispute> {

    @Override
    public Pulled<Dispute> pull(Slice slice, String cursor, Session session) {
        Call call = Call.get("getPaymentDisputeSummaries", "/sell/fulfillment/v1/payment_dispute_summary")
                .at(EbayProtocol.FINANCES)
                .query("open_date_from", Listed.time(slice.from()))
                .query("open_date_to", Listed.time(slice.to().minusMillis(1)));
        Answer answer = session.call(Listed.from(call, cursor, 50));
        JsonNode json = answer.json();
        JsonNode disputes = json.path("paymentDisputeSummaries");
        OrderLines lines = OrderLines.of(disputes, session);
        Page<Dispute> page = new Page<>(Dispute.class, answer.at());
        for (JsonNode dispute : disputes) {
            ArrayNode own = ((ObjectNode) dispute).putArray("lines");
            lines.of(dispute.path("orderId").asText())
                    .forEach(line ->
                            own.addObject().put("lineItemId", line.lineItemId()).put("sku", line.stockKeepingUnit()));
            page.add(dispute.path("paymentDisputeId").asText(), session.shop(), dispute);
        }
        return Listed.then(page, json);
    }
}
