package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The lines of the orders that a page of returns or disputes names.
 *
 * @param byOrder lines by order id
 */
record OrderLines(Map<String, List<EbayOrder.Line>> byOrder) {

    /** Asks for the orders that the members name by {@code orderId}, in one call. */
    static OrderLines of(JsonNode members, Session session) {
        List<String> ids = StreamSupport.stream(members.spliterator(), false)
                .map(member -> member.path("orderId").asText())
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        Map<String, List<EbayOrder.Line>> lines = new HashMap<>();
        if (!ids.isEmpty()) {
            session.call(Call.get("getOrders", "/sell/fulfillment/v1/order").query("orderIds", String.join(",", ids)))
                    .json()
                    .path("orders")
                    .forEach(order -> {
                        EbayOrder read = Wire.read(EbayOrder.class, order);
                        lines.put(read.orderId(), read.lineItems());
                    });
        }
        return new OrderLines(lines);
    }

    List<EbayOrder.Line> of(String order) {
        return byOrder.getOrDefault(order, List.of());
    }

    Optional<EbayOrder.Line> find(String order, String item) {
        return of(order).stream()
                .filter(line -> item.equals(line.legacyItemId()))
                .findFirst();
    }

    /** Writes {@code line} into a member that names its order and item, if the order shows it. */
    void tell(ObjectNode member) {
        find(member.path("orderId").asText(), member.path("itemId").asText())
                .ifPresent(line -> member.putObject("line")
                        .put("lineItemId", line.lineItemId())
                        .put("sku", line.stockKeepingUnit()));
    }
}
