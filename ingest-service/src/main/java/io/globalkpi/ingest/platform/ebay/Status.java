package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.OrderStatus;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an order stands: eBay tells fulfilment, payment and cancellation apart; the last that matters counts. */
final class Status {

    private static final Words<OrderStatus> FULFILMENT = new Words<>(
            "orderFulfillmentStatus",
            Map.of(
                    "NOT_STARTED", OrderStatus.PAID,
                    "IN_PROGRESS", OrderStatus.PROCESSING,
                    "FULFILLED", OrderStatus.SHIPPED),
            OrderStatus.UNKNOWN);

    /** PAID means that the fulfilment decides; so do refunds, which are told by themselves. */
    private static final Words<OrderStatus> PAYMENT = new Words<>(
            "orderPaymentStatus",
            Map.of(
                    "PENDING", OrderStatus.CREATED,
                    "FAILED", OrderStatus.CREATED,
                    "PAID", OrderStatus.PAID,
                    "PARTIALLY_REFUNDED", OrderStatus.PAID,
                    "FULLY_REFUNDED", OrderStatus.PAID),
            OrderStatus.PAID);

    /** CREATED means that no cancellation is under way. */
    private static final Words<OrderStatus> CANCELLATION = new Words<>(
            "cancelState",
            Map.of(
                    "NONE_REQUESTED", OrderStatus.CREATED,
                    "CANCEL_REQUESTED", OrderStatus.CANCEL_PENDING,
                    "CANCEL_PENDING", OrderStatus.CANCEL_PENDING,
                    "IN_PROGRESS", OrderStatus.CANCEL_PENDING,
                    "CANCEL_REJECTED", OrderStatus.CREATED,
                    "CANCEL_CLOSED_NO_REFUND", OrderStatus.CANCELLED,
                    "CANCEL_CLOSED_WITH_REFUND", OrderStatus.CANCELLED,
                    "CANCEL_CLOSED_UNKNOWN_REFUND", OrderStatus.CANCELLED,
                    "CANCELED", OrderStatus.CANCELLED),
            OrderStatus.CREATED);

    private Status() {}

    static OrderStatus of(EbayOrder item, Normalized outcome) {
        OrderStatus cancelled = item.cancelStatus() == null
                ? OrderStatus.CREATED
                : CANCELLATION.read(word(item.cancelStatus().cancelState(), "NONE_REQUESTED"), outcome);
        OrderStatus paid = PAYMENT.read(word(item.orderPaymentStatus(), ""), outcome);
        OrderStatus fulfilled = FULFILMENT.read(word(item.orderFulfillmentStatus(), ""), outcome);
        if (cancelled != OrderStatus.CREATED) {
            return cancelled;
        }
        return paid == OrderStatus.CREATED ? paid : fulfilled;
    }

    /** A line goes its own way only as far as it is fulfilled. */
    static OrderStatus ofLine(EbayOrder.Line line, OrderStatus order, Normalized outcome) {
        boolean underWay = order == OrderStatus.PAID || order == OrderStatus.PROCESSING || order == OrderStatus.SHIPPED;
        return underWay && line.lineItemFulfillmentStatus() != null
                ? FULFILMENT.read(line.lineItemFulfillmentStatus(), outcome)
                : order;
    }

    /** All three as eBay has them. */
    static String words(EbayOrder item) {
        String cancel = item.cancelStatus() == null ? null : item.cancelStatus().cancelState();
        return Stream.of(item.orderFulfillmentStatus(), item.orderPaymentStatus(), cancel)
                .map(word -> word(word, "-"))
                .collect(Collectors.joining("/"));
    }

    private static String word(@Nullable String word, String none) {
        return word == null ? none : word;
    }
}
