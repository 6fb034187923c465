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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    private OrderNormalizer() {}

    static Normalized normalize(AmazonOrder order, Told told) {
        if (order.orderItems().isEmpty()) {
            throw new BadItemException(Rejection.badField(order.orderId(), "orderItems", 0, "one item or more"));
        }
        Normalized outcome = new Normalized();
        String word = word(order);
        Parcels parcels = Parcels.of(order);
        OrderStatus status = parcels.arrived(STATUSES.read(word, outcome));
        boolean cancelled = status == OrderStatus.CANCELLED;
        Optional<AmazonOrder.Fulfillment> fulfillment = Optional.ofNullable(order.fulfillment());
        Instant shipBy = latest(fulfillment.map(AmazonOrder.Fulfillment::shipByWindow));
        return outcome.add(Order.newBuilder()
                .setEntityId(told.entity(order.orderId()))
                .setRevision(order.lastUpdatedTime().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(order.createdTime())
                .setObservedAt(told.observedAt())
                .setOrderId(order.orderId())
                .setCurrency(currency(order).orElse(told.shop().currency()))
                .setStatus(status)
                .setPlatformStatus(word)
                .setCancelledBy(cancelled ? canceller(order, outcome) : CancelledBy.NOBODY)
                .setCancelledAt(cancelled ? order.lastUpdatedTime() : null)
                .setPromisedShipAt(shipBy)
                .setShippedAt(parcels.shippedAt(status, shipBy))
                .setPromisedDeliveryAt(
                        parcels.isTracked() ? latest(fulfillment.map(AmazonOrder.Fulfillment::deliverByWindow)) : null)
                .setDeliveredAt(status == OrderStatus.DELIVERED ? order.lastUpdatedTime() : null)
                .setLines(order.orderItems().stream()
                        .map(item -> line(order, item, status, outcome))
                        .toList())
                .build());
    }

    private static String word(AmazonOrder order) {
        AmazonOrder.Fulfillment fulfillment = order.fulfillment();
        return fulfillment == null || fulfillment.fulfillmentStatus() == null ? "" : fulfillment.fulfillmentStatus();
    }

    private static @Nullable Instant latest(Optional<AmazonOrder.Window> window) {
        return window.map(AmazonOrder.Window::latestDateTime).orElse(null);
    }

    private static CancelledBy canceller(AmazonOrder order, Normalized outcome) {
        return order.orderItems().stream()
                .map(OrderNormalizer::execution)
                .flatMap(Optional::stream)
                .findFirst()
                .map(word -> CANCELLERS.read(word, outcome))
                .orElse(CancelledBy.UNKNOWN);
    }

    private static Optional<String> execution(AmazonOrder.Item item) {
        return Optional.ofNullable(item.cancellation())
                .map(AmazonOrder.Cancellation::cancellationExecution)
                .map(AmazonOrder.Execution::cancelledBy);
    }

    private static Optional<String> currency(AmazonOrder order) {
        return order.orderItems().stream()
                .map(AmazonOrder.Item::proceeds)
                .filter(Objects::nonNull)
                .map(AmazonOrder.ItemProceeds::proceedsTotal)
                .filter(Objects::nonNull)
                .map(AmazonOrder.Money::currencyCode)
                .findFirst()
                .or(() -> Optional.ofNullable(order.proceeds())
                        .map(AmazonOrder.Proceeds::grandTotal)
                        .map(AmazonOrder.Money::currencyCode));
    }

    private static OrderLine line(AmazonOrder order, AmazonOrder.Item item, OrderStatus status, Normalized outcome) {
        ItemMoney money = ItemMoney.of(item, outcome);
        return OrderLine.newBuilder()
                .setLineId(item.orderItemId())
                .setSku(sku(item))
                .setWarehouse(warehouse(order))
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

    private static @Nullable String warehouse(AmazonOrder order) {
        AmazonOrder.Fulfillment fulfillment = order.fulfillment();
        if (fulfillment == null || fulfillment.fulfilledBy() == null) {
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
        return execution(item).isPresent() ? OrderStatus.CANCELLED : OrderStatus.CANCEL_PENDING;
    }
}
