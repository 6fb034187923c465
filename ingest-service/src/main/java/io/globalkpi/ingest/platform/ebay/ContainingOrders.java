package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Session;
import java.util.Optional;

/**
 * Which order a sold line is in. Inquiries, cases and feedback name it by its listing and transaction only, and orders cannot be
 * asked for by those: the Trading API knows. One call a line.
 */
final class ContainingOrders {

    private ContainingOrders() {}

    /** Writes {@code orderId} into every member that names a listing and a transaction, but no order. */
    static void fill(JsonNode members, Session session) {
        for (JsonNode member : members) {
            if (member.path("orderId").asText().isEmpty()) {
                find(
                                member.path("itemId").asText(),
                                member.path("transactionId").asText(),
                                session)
                        .ifPresent(order -> ((ObjectNode) member).put("orderId", order));
            }
        }
    }

    /** Empty if eBay no longer knows the listing, or the line is in no order yet. */
    static Optional<String> find(String item, String transaction, Session session) {
        if (!item.matches("\\d+") || !transaction.matches("\\d+")) {
            return Optional.empty();
        }
        Answer answer = session.call(Trading.call(
                Trading.GET_ITEM_TRANSACTIONS,
                Trading.element("ItemID", item)
                        + Trading.element("TransactionID", transaction)
                        + Trading.element("IncludeContainingOrder", "true")));
        for (JsonNode sold : answer.xml(Trading.LISTS).path("TransactionArray").path("Transaction")) {
            String order = sold.path("ContainingOrder").path("OrderID").asText();
            if (sold.path("TransactionID").asText().equals(transaction) && !order.isEmpty()) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }
}
