package io.globalkpi.ingest.platform.mabang;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Spread;
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

/**
 * Orders. Goods only: what the buyer paid for postage is in no line. Mabang does not say when the buyer ordered: paid is
 * the time of the order, and where it is not paid, its coming into Mabang.
 *
 * <p>It has no update time one can rely on either: the answer's own time is the revision.
 */
final class Orders implements Normalizer<MabangOrder> {

    private static final Words<OrderStatus> STATUS = new Words<>(
            "orderStatus",
            Map.of(
                    "2", OrderStatus.PAID,
                    "3", OrderStatus.SHIPPED,
                    "4", OrderStatus.COMPLETED,
                    "5", OrderStatus.CANCELLED),
            OrderStatus.UNKNOWN);

    private static final String VOID = "5";

    @Override
    public Normalized normalize(MabangOrder item, Told told) {
        Fields fields = new Fields(item.orderId());
        Normalized outcome = new Normalized();
        String word = fields.first("orderStatus", item.orderStatus());
        OrderStatus status = STATUS.read(word, outcome);
        List<OrderLine> lines = lines(item, status, fields);
        flagOtherTotal(item, lines, fields, outcome);
        boolean cancelled = status == OrderStatus.CANCELLED;
        return outcome.add(Order.newBuilder()
                .setEntityId(told.entity(item.orderId()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(placedAt(item))
                .setObservedAt(told.observedAt())
                .setOrderId(item.orderId())
                .setCurrency(Currency.of(item.currencyId(), told.shop().currency()))
                .setStatus(status)
                .setPlatformStatus(word)
                .setCancelledBy(cancelled ? CancelledBy.UNKNOWN : CancelledBy.NOBODY)
                .setCancelledAt(
                        cancelled
                                ? ChinaTime.of(item.orderId(), "closeDate", item.closeDate())
                                        .orElse(null)
                                : null)
                .setShippedAt(ChinaTime.of(item.orderId(), "expressTime", item.expressTime())
                        .orElse(null))
                .setLines(lines)
                .build());
    }

    /** When the order counts. */
    static Instant placedAt(MabangOrder item) {
        return ChinaTime.of(item.orderId(), "paidTime", item.paidTime())
                .or(() -> ChinaTime.of(item.orderId(), "createDate", item.createDate()))
                .orElseThrow(() -> new Fields(item.orderId()).bad("paidTime", item.paidTime(), "a time"));
    }

    private static List<OrderLine> lines(MabangOrder item, OrderStatus status, Fields fields) {
        List<MabangOrder.Item> told = item.orderItem() == null ? List.of() : item.orderItem();
        if (told.isEmpty()) {
            throw fields.bad("orderItem", "[]", "at least one line");
        }
        List<Long> gross = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            gross.add(Math.multiplyExact(
                    fields.notNegative(
                            "orderItem[" + i + "].sellPriceOrigin", told.get(i).sellPriceOrigin()),
                    fields.pieces("orderItem[" + i + "].quantity", told.get(i).quantity())));
        }
        long[] vouchers = Spread.over(fields.notNegative("voucherPriceOrigin", item.voucherPriceOrigin()), gross);
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            lines.add(line(i, told.get(i), status, gross.get(i), vouchers[i], fields));
        }
        return lines;
    }

    private static OrderLine line(
            int place, MabangOrder.Item line, OrderStatus status, long gross, long voucher, Fields fields) {
        long pieces = fields.pieces("orderItem[" + place + "].quantity", line.quantity());
        return OrderLine.newBuilder()
                .setLineId(fields.first("orderItemId", line.orderItemId(), String.valueOf(place + 1)))
                .setSku(fields.first("orderItem[" + place + "].platformSku", line.platformSku(), line.stockSku()))
                .setWarehouse(line.stockWarehouseId())
                .setQuantity(pieces)
                .setUnits(pieces)
                .setStatus(VOID.equals(line.status()) ? OrderStatus.CANCELLED : status)
                .setGrossMicros(gross)
                .setDiscountMicros(voucher)
                .build();
    }

    /** The goods' total is told as well; where it is another, lines are missing or the seller changed the price. */
    private static void flagOtherTotal(MabangOrder item, List<OrderLine> lines, Fields fields, Normalized outcome) {
        long sum = lines.stream().mapToLong(OrderLine::getGrossMicros).sum();
        if (item.itemTotalOrigin() != null && fields.micros("itemTotalOrigin", item.itemTotalOrigin()) != sum) {
            outcome.flag("itemTotalOrigin", "other than the sum of the lines");
        }
    }
}
