package io.globalkpi.standin.ebay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.id.Micros;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The truth's orders, with their refunds inside, as the fulfilment interface shows them. */
final class Sales {

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Truth truth;
    private final String site;
    private final Clock clock;

    Sales(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    List<Order> all() {
        return truth.shown(Order.class, site, clock.instant());
    }

    /** An order changes with its refunds. */
    Instant modified(Order order) {
        long last = refunds(order).stream().mapToLong(Return::getRevision).max().orElse(0);
        return Instant.ofEpochMilli(Math.max(order.getRevision(), last));
    }

    private List<Return> refunds(Order order) {
        return truth.shown(Return.class, site, clock.instant()).stream()
                .filter(one ->
                        one.getKind() == ReturnKind.REFUND && order.getOrderId().equals(one.getOrderId()))
                .toList();
    }

    ObjectNode show(Order order) {
        ObjectNode json = JSON.objectNode();
        String[] words = order.getPlatformStatus().split("/");
        json.put("orderId", order.getOrderId());
        json.put("creationDate", time(order.getOccurredAt()));
        json.put("lastModifiedDate", time(modified(order)));
        json.put("orderFulfillmentStatus", words[0]);
        json.put("orderPaymentStatus", words[1]);
        json.putObject("buyer").put("username", "ann-the-buyer");
        ObjectNode cancel = json.putObject("cancelStatus").put("cancelState", words[2]);
        cancel(order, cancel);
        long subtotal =
                order.getLines().stream().mapToLong(OrderLine::getGrossMicros).sum();
        json.putObject("pricingSummary").set("priceSubtotal", money(subtotal, order.getCurrency()));
        ArrayNode refunds = json.putObject("paymentSummary").putArray("refunds");
        refunds(order).forEach(one -> refunds.add(refund(one).put("refundStatus", "REFUNDED")));
        json.putArray("fulfillmentStartInstructions")
                .addObject()
                .putObject("shippingStep")
                .putObject("shipTo")
                .put("fullName", "Ann Buyer");
        ArrayNode lines = json.putArray("lineItems");
        order.getLines().forEach(line -> lines.add(line(order, line)));
        return json;
    }

    private static void cancel(Order order, ObjectNode cancel) {
        ArrayNode requests = cancel.putArray("cancelRequests");
        if (order.getCancelledAt() != null) {
            cancel.put("cancelledDate", time(order.getCancelledAt()));
            String who = order.getCancelledBy().name();
            requests.addObject()
                    .put("cancelInitiator", who.charAt(0) + who.substring(1).toLowerCase(Locale.ROOT));
        }
    }

    private ObjectNode line(Order order, OrderLine line) {
        ObjectNode json = JSON.objectNode();
        json.put("lineItemId", line.getLineId());
        json.put("legacyItemId", item(line.getSku()));
        json.put("sku", line.getSku());
        json.put("title", "A thing");
        json.put("quantity", line.getQuantity());
        json.set("lineItemCost", money(line.getGrossMicros(), order.getCurrency()));
        if (line.getDiscountMicros() != 0) {
            json.set(
                    "discountedLineItemCost",
                    money(line.getGrossMicros() - line.getDiscountMicros(), order.getCurrency()));
        }
        json.put("lineItemFulfillmentStatus", order.getPlatformStatus().split("/")[0]);
        ObjectNode instructions = json.putObject("lineItemFulfillmentInstructions");
        put(instructions, "shipByDate", order.getPromisedShipAt());
        put(instructions, "maxEstimatedDeliveryDate", order.getPromisedDeliveryAt());
        json.putArray("taxes");
        if (line.getTaxMicros() != 0) {
            json.putArray("ebayCollectAndRemitTaxes")
                    .addObject()
                    .put("taxType", "STATE_SALES_TAX")
                    .set("amount", money(line.getTaxMicros(), order.getCurrency()));
        }
        ArrayNode refunds = json.putArray("refunds");
        refunds(order)
                .forEach(one -> one.getLines().stream()
                        .filter(part -> line.getLineId().equals(part.getOrderLineId()))
                        .forEach(part -> {
                            ObjectNode refund = refund(one);
                            refund.set("amount", money(part.getRefundMicros(), one.getCurrency()));
                            refunds.add(refund);
                        }));
        return json;
    }

    private static ObjectNode refund(Return one) {
        long sum = one.getLines().stream()
                .mapToLong(line -> line.getRefundMicros())
                .sum();
        ObjectNode json = JSON.objectNode();
        String id = one.getEntityId();
        json.put("refundId", id.substring(id.lastIndexOf('/') + 1));
        json.put("refundDate", time(one.getOccurredAt()));
        json.set("amount", money(sum, one.getCurrency()));
        return json;
    }

    ObjectNode shipments(Order order) {
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("fulfillments");
        if (order.getShippedAt() != null) {
            list.addObject()
                    .put("fulfillmentId", "9" + order.getOrderId())
                    .put("shippedDate", time(order.getShippedAt()))
                    .put("shipmentTrackingNumber", "9405509699937003457459");
        }
        return json.put("total", list.size());
    }

    static String item(String sku) {
        return "39" + Math.floorMod(sku.hashCode(), 1_000_000);
    }

    /** The number of the sale of one line. */
    static long transaction(String order, String sku) {
        return 10_000_000_000_000L + Math.floorMod((order + "/" + sku).hashCode(), 1_000_000_000);
    }

    static ObjectNode money(long micros, String currency) {
        return JSON.objectNode()
                .put("value", Micros.toDecimal(micros).stripTrailingZeros().toPlainString())
                .put("currency", currency);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    private static void put(ObjectNode json, String name, @Nullable Instant at) {
        if (at != null) {
            json.put(name, time(at));
        }
    }
}
