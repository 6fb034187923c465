package io.globalkpi.ingest.platform.lazada;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Orders: every piece is a line, the status of the order is that of the line that is least far. An order is cancelled when
 * all its lines are.
 */
final class Orders implements Normalizer<LazadaOrder> {

    private static final Words<OrderStatus> STATUS = new Words<>(
            "status",
            Map.ofEntries(
                    Map.entry("unpaid", OrderStatus.CREATED),
                    Map.entry("pending", OrderStatus.PAID),
                    Map.entry("repacked", OrderStatus.PAID),
                    Map.entry("packed", OrderStatus.PROCESSING),
                    Map.entry("ready_to_ship", OrderStatus.PROCESSING),
                    Map.entry("shipped", OrderStatus.SHIPPED),
                    Map.entry("delivered", OrderStatus.DELIVERED),
                    Map.entry("confirmed", OrderStatus.COMPLETED),
                    Map.entry("canceled", OrderStatus.CANCELLED),
                    Map.entry("failed", OrderStatus.FAILED_DELIVERY),
                    Map.entry("failed_delivery", OrderStatus.FAILED_DELIVERY),
                    Map.entry("lost_by_3pl", OrderStatus.FAILED_DELIVERY),
                    Map.entry("damaged_by_3pl", OrderStatus.FAILED_DELIVERY),
                    Map.entry("returned", OrderStatus.RETURNED),
                    Map.entry("shipped_back", OrderStatus.RETURNED),
                    Map.entry("shipped_back_success", OrderStatus.RETURNED),
                    Map.entry("shipped_back_failed", OrderStatus.RETURNED),
                    Map.entry("package_scrapped", OrderStatus.RETURNED)),
            OrderStatus.UNKNOWN);

    private static final Words<CancelledBy> CANCELLED_BY = new Words<>(
            "cancel_return_initiator",
            Map.of(
                    "", CancelledBy.UNKNOWN,
                    "cancellation-customer", CancelledBy.BUYER,
                    "cancellation-seller", CancelledBy.SELLER,
                    "cancellation-internal", CancelledBy.PLATFORM,
                    "cancellation-system", CancelledBy.PLATFORM,
                    "cancellation-failed Delivery", CancelledBy.PLATFORM),
            CancelledBy.UNKNOWN);

    @Override
    public Normalized normalize(LazadaOrder item, Told told) {
        Fields fields = new Fields(String.valueOf(item.orderId()));
        List<LazadaOrder.Item> items = item.items() == null ? List.of() : item.items();
        if (items.isEmpty()) {
            throw fields.bad("order_items", "[]", "at least one item");
        }
        Normalized outcome = new Normalized();
        List<OrderLine> lines = new ArrayList<>();
        items.forEach(line -> lines.add(line(line, outcome, fields)));
        OrderStatus status = status(lines);
        boolean cancelled = status == OrderStatus.CANCELLED;
        Instant updated = updated(item, items, fields);
        return outcome.add(Order.newBuilder()
                .setEntityId(told.entity(fields.id()))
                .setRevision(updated.toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(Times.of("created_at", item.createdAt(), fields))
                .setObservedAt(told.observedAt())
                .setOrderId(fields.id())
                .setCurrency(fields.first("currency", items.get(0).currency()))
                .setStatus(status)
                .setPlatformStatus(items.stream()
                        .map(LazadaOrder.Item::status)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(",")))
                .setCancelledBy(
                        cancelled
                                ? CANCELLED_BY.read(text(items.get(0).cancelReturnInitiator()), outcome)
                                : CancelledBy.NOBODY)
                .setCancelledAt(cancelled ? updated : null)
                .setLines(lines)
                .build());
    }

    private static OrderLine line(LazadaOrder.Item item, Normalized outcome, Fields fields) {
        long discount = fields.notNegative(
                "voucher_seller", item.voucherSeller() == null ? item.voucherAmount() : item.voucherSeller());
        return OrderLine.newBuilder()
                .setLineId(String.valueOf(fields.require("order_item_id", item.orderItemId())))
                .setSku(fields.first("sku", item.sku(), item.shopSku()))
                .setWarehouse(
                        item.warehouseCode() == null || item.warehouseCode().isBlank() ? null : item.warehouseCode())
                .setQuantity(1)
                .setUnits(1)
                .setStatus(STATUS.read(fields.first("status", item.status()), outcome))
                .setGrossMicros(fields.notNegative("item_price", fields.require("item_price", item.itemPrice())))
                .setDiscountMicros(discount)
                .setTaxMicros(fields.micros("tax_amount", item.taxAmount()))
                .build();
    }

    /** Of the lines that stand, the one that is least far. */
    private static OrderStatus status(List<OrderLine> lines) {
        return lines.stream()
                .map(OrderLine::getStatus)
                .filter(one -> one != OrderStatus.CANCELLED)
                .min(Comparator.naturalOrder())
                .orElse(OrderStatus.CANCELLED);
    }

    /** An item may change without its order. */
    private static Instant updated(LazadaOrder order, List<LazadaOrder.Item> items, Fields fields) {
        Instant updated = Times.of("updated_at", order.updatedAt(), fields);
        for (LazadaOrder.Item item : items) {
            Instant own = item.updatedAt() == null ? updated : Times.of("updated_at", item.updatedAt(), fields);
            updated = own.isAfter(updated) ? own : updated;
        }
        return updated;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
