package io.globalkpi.ingest.platform.shopee;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderStatus;
import java.util.Map;
import java.util.Objects;

/**
 * Orders, at the time they were placed. Goods at their listed price, less what they were reduced by; prices hold the taxes of
 * the market, which are not told apart. Vouchers and coins of the seller come with the income.
 */
final class Orders implements Normalizer<ShopeeOrder> {

    private static final Words<OrderStatus> STATUS = new Words<>(
            "order_status",
            Map.ofEntries(
                    Map.entry("UNPAID", OrderStatus.CREATED),
                    Map.entry("PENDING", OrderStatus.ON_HOLD),
                    Map.entry("INVOICE_PENDING", OrderStatus.ON_HOLD),
                    Map.entry("READY_TO_SHIP", OrderStatus.PAID),
                    Map.entry("RETRY_SHIP", OrderStatus.PAID),
                    Map.entry("PROCESSED", OrderStatus.PROCESSING),
                    Map.entry("SHIPPED", OrderStatus.SHIPPED),
                    Map.entry("TO_CONFIRM_RECEIVE", OrderStatus.DELIVERED),
                    Map.entry("COMPLETED", OrderStatus.COMPLETED),
                    Map.entry("IN_CANCEL", OrderStatus.CANCEL_PENDING),
                    Map.entry("CANCELLED", OrderStatus.CANCELLED),
                    Map.entry("TO_RETURN", OrderStatus.RETURN_PENDING)),
            OrderStatus.UNKNOWN);

    private static final Words<CancelledBy> CANCELLED_BY = new Words<>(
            "cancel_by",
            Map.of(
                    "buyer", CancelledBy.BUYER,
                    "seller", CancelledBy.SELLER,
                    "system", CancelledBy.PLATFORM,
                    "Ops", CancelledBy.PLATFORM,
                    "ops", CancelledBy.PLATFORM,
                    "", CancelledBy.UNKNOWN),
            CancelledBy.UNKNOWN);

    @Override
    public Normalized normalize(ShopeeOrder item, Told told) {
        Fields fields = new Fields(String.valueOf(item.orderSn()));
        Normalized outcome = new Normalized();
        String word = fields.first("order_status", item.orderStatus());
        OrderStatus status = STATUS.read(word, outcome);
        boolean cancelled = status == OrderStatus.CANCELLED;
        long updated = fields.require("update_time", item.updateTime());
        return outcome.add(Order.newBuilder()
                .setEntityId(told.entity(fields.id()))
                .setRevision(updated * 1000)
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(fields.require("create_time", Ask.time(item.createTime())))
                .setObservedAt(told.observedAt())
                .setOrderId(fields.id())
                .setCurrency(fields.first("currency", item.currency()))
                .setStatus(status)
                .setPlatformStatus(word)
                .setCancelledBy(
                        cancelled
                                ? CANCELLED_BY.read(Objects.requireNonNullElse(item.cancelBy(), ""), outcome)
                                : CancelledBy.NOBODY)
                .setCancelledAt(cancelled ? Ask.time(updated) : null)
                .setPromisedShipAt(Ask.time(item.shipByDate()))
                .setShippedAt(Ask.time(item.pickupDoneTime()))
                .setLines(OrderLines.of(item, status, fields))
                .build());
    }
}
