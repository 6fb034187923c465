package io.globalkpi.standin.ebay;

import io.globalkpi.schemas.event.Order;
import java.util.Optional;

/** Which order a sold line is in, by its listing and its transaction. */
final class ItemTransactions {

    private final Sales sales;

    ItemTransactions(Sales sales) {
        this.sales = sales;
    }

    /** The answer's content; empty if that was never sold. */
    Optional<String> answer(String item, String transaction) {
        return sales.all().stream()
                .filter(order -> order.getLines().stream()
                        .anyMatch(line -> Sales.item(line.getSku()).equals(item)
                                && Long.toString(Sales.transaction(order.getOrderId(), line.getSku()))
                                        .equals(transaction)))
                .findFirst()
                .map(order -> content(order, item, transaction));
    }

    private static String content(Order order, String item, String transaction) {
        return "<Ack>Success</Ack><PaginationResult><TotalNumberOfEntries>1</TotalNumberOfEntries></PaginationResult>"
                + "<Item><ItemID>" + item + "</ItemID></Item><TransactionArray><Transaction>"
                + "<Buyer><Email>ann@example.com</Email></Buyer><TransactionID>" + transaction + "</TransactionID>"
                + "<ContainingOrder><OrderID>" + order.getOrderId() + "</OrderID><OrderStatus>Completed</OrderStatus>"
                + "</ContainingOrder><OrderLineItemID>" + item + "-" + transaction + "</OrderLineItemID>"
                + "</Transaction></TransactionArray>";
    }
}
