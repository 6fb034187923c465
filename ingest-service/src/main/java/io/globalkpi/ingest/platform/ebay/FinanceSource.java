package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;

/** Movements of money by their date. */
final class FinanceSource implements Source<Transaction> {

    @Override
    public Pulled<Transaction> pull(Slice slice, String cursor, Session session) {
        Call call = Call.get("getTransactions", "/sell/finances/v1/transaction")
                .at(EbayProtocol.FINANCES)
                .query("filter", "transactionDate:" + Listed.span(slice));
        Answer answer = session.call(Listed.from(call, cursor, 500));
        JsonNode json = answer.json();
        Page<Transaction> page = new Page<>(Transaction.class, answer.at());
        for (JsonNode one : json.path("transactions")) {
            // A sale and its refund may share an id.
            String id = one.path("transactionType").asText() + "/"
                    + one.path("transactionId").asText();
            page.add(id, session.shop(), one);
        }
        return Listed.then(page, json);
    }
}
