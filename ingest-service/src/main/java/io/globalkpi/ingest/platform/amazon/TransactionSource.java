package io.globalkpi.ingest.platform.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.ingest.platform.Wire;

/** Transactions by the time they were posted. A page may be empty and have a next one. */
final class TransactionSource implements Source<AmazonTransaction> {

    private static final String PATH = "/finances/2024-06-19/transactions";

    @Override
    public Pulled<AmazonTransaction> pull(Slice slice, String cursor, Session session) {
        Marketplace marketplace = Marketplace.of(session);
        Call call = Call.get(SpApi.LIST_TRANSACTIONS, PATH)
                .query("postedAfter", slice.from().toString())
                .query("postedBefore", slice.to().toString());
        // With it the transactions of what US sellers send themselves are left out.
        Call placed = marketplace == Marketplace.US ? call : call.query("marketplaceId", marketplace.id());
        Answer answer = session.call(cursor.isEmpty() ? placed : placed.query("nextToken", cursor));
        JsonNode payload = answer.json().path("payload");
        Page<AmazonTransaction> page = new Page<>(AmazonTransaction.class, answer.at());
        for (JsonNode transaction : payload.path("transactions")) {
            if (isOf(transaction, marketplace)) {
                page.add(id(transaction), session.shop(), transaction);
            }
        }
        return page.then(payload.path("nextToken").asText(""));
    }

    /** The US answer holds all of the account; those of other marketplaces are pulled by their own jobs. */
    private static boolean isOf(JsonNode transaction, Marketplace marketplace) {
        String named =
                transaction.path("marketplaceDetails").path("marketplaceId").asText("");
        return named.isEmpty() || named.equals(marketplace.id());
    }

    private static String id(JsonNode transaction) {
        String id = transaction.path("transactionId").asText("");
        return "transaction/" + (id.isEmpty() ? Wire.fingerprint(transaction) : id);
    }
}
