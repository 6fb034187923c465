package io.globalkpi.standin.amazon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Orders of 2026-01-01. Pages are of what is shown at the moment of each call, so an order that changes between two pages moves
 * from one to the other.
 */
final class OrderDesk {

    private static final long POSTAGE = 4_990_000;

    private final Truth truth;
    private final AmazonStandIn.Shop shop;
    private final Clock clock;

    OrderDesk(Truth truth, AmazonStandIn.Shop shop, Clock clock) {
        this.truth = truth;
        this.shop = shop;
        this.clock = clock;
    }

    Served search(Ask ask) {
        boolean updated = ask.query("lastUpdatedAfter").isPresent();
        String by = updated ? "lastUpdated" : "created";
        if (!updated && ask.query("createdAfter").isEmpty()
                || !ask.query("marketplaceIds").equals(java.util.Optional.of(shop.marketplace()))) {
            return AmazonStandIn.error(
                    400, "InvalidInput", "createdAfter or lastUpdatedAfter and marketplaceIds are required.");
        }
        Instant from = Instant.parse(ask.query(by + "After").orElseThrow());
        Instant to = ask.query(by + "Before").map(Instant::parse).orElse(clock.instant());
        if (to.isAfter(clock.instant().minus(Duration.ofMinutes(2)))) {
            return AmazonStandIn.error(400, "InvalidInput", by + "Before must be two minutes ago or earlier.");
        }
        int at = ask.query("paginationToken").map(Integer::parseInt).orElse(0);
        int size = ask.query("maxResultsPerPage").map(Integer::parseInt).orElse(100);
        List<Order> all = truth.shown(Order.class, shop.site(), clock.instant()).stream()
                .filter(order ->
                        isIn(updated ? Instant.ofEpochMilli(order.getRevision()) : order.getOccurredAt(), from, to))
                .toList();
        ObjectNode answer = Json.object();
        ArrayNode orders = answer.putArray("orders");
        Json.page(all, at, size).forEach(order -> orders.add(json(order)));
        ObjectNode pagination = answer.putObject("pagination");
        if (at + size < all.size()) {
            pagination.put("nextToken", Integer.toString(at + size));
        }
        return Served.json(answer.put(by + "Before", to.toString()));
    }

    Served one(String path) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        return truth.shown(Order.class, shop.site(), clock.instant()).stream()
                .filter(order -> order.getOrderId().equals(id))
                .findFirst()
                .map(order -> Served.json(Json.object().set("order", json(order))))
                .orElse(AmazonStandIn.error(404, "NotFound", "No such order."));
    }

    private static boolean isIn(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    private ObjectNode json(Order order) {
        ObjectNode json = Json.object()
                .put("orderId", order.getOrderId())
                .put("createdTime", order.getOccurredAt().toString())
                .put(
                        "lastUpdatedTime",
                        Instant.ofEpochMilli(order.getRevision()).toString());
        json.putObject("salesChannel").put("channelName", "AMAZON").put("marketplaceId", shop.marketplace());
        json.putObject("buyer").put("buyerName", "Ann Example").put("buyerEmail", "ann@marketplace.example");
        json.putObject("recipient")
                .putObject("deliveryAddress")
                .put("name", "Ann Example")
                .put("postalCode", "98101");
        ObjectNode fulfillment = json.putObject("fulfillment")
                .put("fulfillmentStatus", order.getPlatformStatus())
                .put("fulfilledBy", "MERCHANT");
        if (order.getPromisedShipAt() != null) {
            fulfillment
                    .putObject("shipByWindow")
                    .put("latestDateTime", order.getPromisedShipAt().toString());
        }
        if (order.getPromisedDeliveryAt() != null) {
            fulfillment
                    .putObject("deliverByWindow")
                    .put("latestDateTime", order.getPromisedDeliveryAt().toString());
        }
        ArrayNode items = json.putArray("orderItems");
        order.getLines().forEach(line -> items.add(item(order, line)));
        if (order.getShippedAt() != null) {
            ObjectNode parcel = json.putArray("packages")
                    .addObject()
                    .put("packageReferenceId", "1")
                    .put("shipTime", order.getShippedAt().toString());
            parcel.putObject("packageStatus")
                    .put("status", order.getStatus() == OrderStatus.DELIVERED ? "DELIVERED" : "SHIPPED");
        }
        return json;
    }

    private static ObjectNode item(Order order, OrderLine line) {
        String currency = order.getCurrency();
        ObjectNode item = Json.object().put("orderItemId", line.getLineId()).put("quantityOrdered", line.getQuantity());
        item.putObject("product")
                .put("asin", "B000000000")
                .put("title", "A mug")
                .put("sellerSku", line.getSku());
        ObjectNode proceeds = item.putObject("proceeds");
        long total = line.getGrossMicros() - line.getDiscountMicros() + line.getTaxMicros() + POSTAGE;
        proceeds.set("proceedsTotal", Json.money(total, currency));
        ArrayNode parts = proceeds.putArray("breakdowns");
        part(parts, "ITEM", line.getGrossMicros(), currency);
        part(parts, "SHIPPING", POSTAGE, currency);
        part(parts, "TAX", line.getTaxMicros(), currency);
        if (line.getDiscountMicros() != 0) {
            part(parts, "DISCOUNT", -line.getDiscountMicros(), currency);
        }
        if (order.getCancelledBy() != CancelledBy.NOBODY) {
            String by = order.getCancelledBy() == CancelledBy.SELLER ? "MERCHANT" : "BUYER";
            item.putObject("cancellation")
                    .putObject("cancellationExecution")
                    .put("cancelledBy", by)
                    .put("cancelReason", "Ann did not like it");
        }
        boolean sent = order.getShippedAt() != null;
        item.putObject("fulfillment")
                .put("quantityFulfilled", sent ? line.getQuantity() : 0)
                .put("quantityUnfulfilled", sent ? 0 : line.getQuantity());
        return item;
    }

    private static void part(ArrayNode parts, String type, long micros, String currency) {
        parts.addObject().put("type", type).set("subtotal", Json.money(micros, currency));
    }
}
