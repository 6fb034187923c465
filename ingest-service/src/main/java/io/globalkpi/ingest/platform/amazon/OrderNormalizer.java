package io.globalkpi.ingest.platform.amazon;

import static java.util.Map.entry;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Rejection;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order of 2026-01-01 as an event. Postage and wrapping are no sales of goods; tax is apart. */
final class OrderNormalizer {

    private static final Words<OrderStatus> STATUSES = new Words<>(
            "fulfillmentStatus",
            Map.ofEntries(
                    entry("PENDING_AVAILABILITY", OrderStatus.CREATED),
                    entry("PENDING", OrderStatus.CREATED),
                    entry("UNSHIPPED", OrderStatus.PAID),
                    entry("PARTIALLY_SHIPPED", OrderStatus.PROCESSING),
                    entry("SHIPPED", OrderStatus.SHIPPED),
                    entry("CANCELLED", OrderStatus.CANCELLED),
                    entry("UNFULFILLABLE", OrderStatus.CANCELLED)),
            OrderStatus.UNKNOWN);
    private static final Words<CancelledBy> CANCELLERS = new Words<>(
            "cancelledBy",
            Map.of(
                    "BUYER", CancelledBy.BUYER,
                    "MERCHANT", CancelledBy.SELLER,
                    "AMAZON", CancelledBy.PLATFORM),
            CancelledBy.UNKNOWN);

    private static final AmazonOrder.Fulfillment UNKNOWN = new AmazonOrder.Fulfillment(null, null, null, null);

    private OrderNormalizer() {}

    static Normalized normalize(AmazonOrder order, Told told) {
        if (order.orderItems().isEmpty()) {
            throw new BadItemException(Rejection.badField(order.orderId(), "orderItems", 0, "one item or more"));
        }
        Normalized outcome = new Normalized();
        AmazonOrder.Fulfillment fulfillment = Objects.requireNonNullElse(order.fulfillment(), UNKNOWN);
        String word = Objects.requireNonNullElse(fulfillment.fulfillmentStatus(), "");
        Parcels parcels = Parcels.of(order);
        OrderStatus status = parcels.arrived(STATUSES.read(word, outcome));
        boolean cancelled = status == OrderStatus.CANCELLED;
        Instant shipBy = latest(fulfillment.shipByWindow());
        return outcome.add(Order.newBuilder()
                .setEntityId(told.entity(order.orderId()))
                .setRevision(order.lastUpdatedTime().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(order.createdTime())
                .setObservedAt(told.observedAt())
                .setOrderId(order.orderId())
                .setCurrency(
                        Objects.requireNonNullElse(currency(order), told.shop().currency()))
                .setStatus(status)
                .setPlatformStatus(word)
                .setCancelledBy(cancelled ? canceller(order, outcome) : CancelledBy.NOBODY)
                .setCancelledAt(cancelled ? order.lastUpdatedTime() : null)
                .setPromisedShipAt(shipBy)
                .setShippedAt(parcels.shippedAt(status, shipBy))
                .setPromisedDeliveryAt(parcels.isTracked() ? latest(fulfillment.deliverByWindow()) : null)
                .setDeliveredAt(status == OrderStatus.DELIVERED ? order.lastUpdatedTime() : null)
                .setLines(lines(order, warehouse(fulfillment), status, outcome))
                .build());
    }

    private static @Nullable Instant latest(AmazonOrder.@Nullable Window window) {
        return window == null ? null : window.latestDateTime();
    }

    private static CancelledBy canceller(AmazonOrder order, Normalized outcome) {
        for (AmazonOrder.Item item : order.orderItems()) {
            String word = canceller(item);
            if (word != null) {
                return CANCELLERS.read(word, outcome);
            }
        }
        return CancelledBy.UNKNOWN;
    }

    private static @Nullable String canceller(AmazonOrder.Item item) {
        AmazonOrder.Cancellation cancellation = item.cancellation();
        return cancellation == null || cancellation.cancellationExecution() == null
                ? null
                : cancellation.cancellationExecution().cancelledBy();
    }

    private static @Nullable String currency(AmazonOrder order) {
        for (AmazonOrder.Item item : order.orderItems()) {
            AmazonOrder.ItemProceeds proceeds = item.proceeds();
            if (proceeds != null && proceeds.proceedsTotal() != null) {
                return proceeds.proceedsTotal().currencyCode();
            }
        }
        AmazonOrder.Proceeds proceeds = order.proceeds();
        return proceeds == null || proceeds.grandTotal() == null
                ? null
                : proceeds.grandTotal().currencyCode();
    }

    private static List<OrderLine> lines(
            AmazonOrder order, @Nullable String warehouse, OrderStatus status, Normalized outcome) {
        List<OrderLine> lines = new ArrayList<>(order.orderItems().size());
        for (AmazonOrder.Item item : order.orderItems()) {
            lines.add(line(item, warehouse, status, outcome));
        }
        return lines;
    }

    private static OrderLine line(
            AmazonOrder.Item item, @Nullable String warehouse, OrderStatus status, Normalized outcome) {
        ItemMoney money = ItemMoney.of(item, outcome);
        return OrderLine.newBuilder()
                .setLineId(item.orderItemId())
                .setSku(sku(item))
                .setWarehouse(warehouse)
                .setQuantity(item.quantityOrdered())
                .setUnits(item.quantityOrdered())
                .setStatus(status(item, status))
                .setGrossMicros(money.grossMicros())
                .setDiscountMicros(money.discountMicros())
                .setTaxMicros(money.taxMicros())
                .build();
    }

    private static String sku(AmazonOrder.Item item) {
        AmazonOrder.Product product = item.product();
        if (product != null && product.sellerSku() != null) {
            return product.sellerSku();
        }
        return product != null && product.asin() != null ? product.asin() : "unknown";
    }

    private static @Nullable String warehouse(AmazonOrder.Fulfillment fulfillment) {
        if (fulfillment.fulfilledBy() == null) {
            return null;
        }
        return fulfillment.fulfilledBy().equals("AMAZON") ? "FBA" : "FBM";
    }

    /** An item that was cancelled and of which nothing was sent is cancelled, whatever the rest of the order is. */
    private static OrderStatus status(AmazonOrder.Item item, OrderStatus order) {
        AmazonOrder.ItemFulfillment fulfillment = item.fulfillment();
        boolean sent =
                fulfillment != null && fulfillment.quantityFulfilled() != null && fulfillment.quantityFulfilled() > 0;
        if (sent || item.cancellation() == null) {
            return order;
        }
        return canceller(item) == null ? OrderStatus.CANCEL_PENDING : OrderStatus.CANCELLED;
    }
}
