package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Rejection;
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
 * Orders. Goods only: price times pieces, and what the order's amount without postage is below that is the seller's discount.
 * An order that nobody paid is created, whatever else Dianxiaomi calls it.
 */
final class Orders implements Normalizer<DianxiaomiOrder> {

    private static final Words<OrderStatus> STATUS = new Words<>(
            Column.STATUS.title(),
            Map.ofEntries(
                    Map.entry("未付款", OrderStatus.CREATED),
                    Map.entry("风控中", OrderStatus.ON_HOLD),
                    Map.entry("已搁置", OrderStatus.ON_HOLD),
                    Map.entry("待审核", OrderStatus.PAID),
                    Map.entry("待处理", OrderStatus.PAID),
                    Map.entry("待申请运单号", OrderStatus.PROCESSING),
                    Map.entry("待打单", OrderStatus.PROCESSING),
                    Map.entry("待发货", OrderStatus.PROCESSING),
                    Map.entry("缺货", OrderStatus.PROCESSING),
                    Map.entry("已交运", OrderStatus.SHIPPED),
                    Map.entry("已发货", OrderStatus.SHIPPED),
                    Map.entry("已完成", OrderStatus.COMPLETED),
                    Map.entry("已退款", OrderStatus.RETURNED),
                    Map.entry("已取消", OrderStatus.CANCELLED),
                    Map.entry("已作废", OrderStatus.CANCELLED)),
            OrderStatus.UNKNOWN);

    @Override
    public Normalized normalize(DianxiaomiOrder item, Told told) {
        Normalized outcome = new Normalized();
        OrderStatus status = status(item, outcome);
        boolean cancelled = status == OrderStatus.CANCELLED;
        return outcome.add(Order.newBuilder()
                .setEntityId(told.entity(item.order()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(placedAt(item))
                .setObservedAt(told.observedAt())
                .setOrderId(item.order())
                .setCurrency(Amounts.currency(item.currency()))
                .setStatus(status)
                .setPlatformStatus(item.status())
                .setCancelledBy(cancelled ? CancelledBy.UNKNOWN : CancelledBy.NOBODY)
                .setShippedAt(ChinaTime.of(item.order(), Column.SHIPPED, item.shipped())
                        .orElse(null))
                .setLines(lines(item, status, outcome))
                .build());
    }

    /** When the buyer ordered; where the export does not say, when he paid. */
    static Instant placedAt(DianxiaomiOrder item) {
        return ChinaTime.of(item.order(), Column.ORDERED, item.ordered())
                .or(() -> ChinaTime.of(item.order(), Column.PAID, item.paid()))
                .orElseThrow(() -> new BadItemException(Rejection.badField(
                        item.order(), Column.ORDERED.title(), "", "a time, or one in " + Column.PAID.title())));
    }

    private static OrderStatus status(DianxiaomiOrder item, Normalized outcome) {
        OrderStatus told = STATUS.read(item.status(), outcome);
        return item.paid() == null && told != OrderStatus.CANCELLED ? OrderStatus.CREATED : told;
    }

    private static List<OrderLine> lines(DianxiaomiOrder item, OrderStatus status, Normalized outcome) {
        List<Long> goods = Amounts.goods(item);
        long[] discounts = Spread.over(discount(item, goods, outcome), goods);
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < goods.size(); i++) {
            DianxiaomiOrder.Line line = item.lines().get(i);
            long pieces = Amounts.pieces(item.order(), Column.PIECES, line.pieces());
            lines.add(OrderLine.newBuilder()
                    .setLineId(line.id())
                    .setSku(line.sku())
                    .setWarehouse(line.warehouse())
                    .setQuantity(pieces)
                    .setUnits(pieces)
                    .setStatus(status)
                    .setGrossMicros(goods.get(i))
                    .setDiscountMicros(discounts[i])
                    .build());
        }
        return lines;
    }

    /** The order's amount counts once, however many rows repeat it. It may be told with or without postage. */
    private static long discount(DianxiaomiOrder item, List<Long> goods, Normalized outcome) {
        long sum = goods.stream().mapToLong(Long::longValue).sum();
        if (item.amount() == null) {
            return 0;
        }
        long amount = Amounts.notNegative(item.order(), Column.AMOUNT, item.amount());
        long postage = Amounts.notNegative(item.order(), Column.POSTAGE, item.postage());
        if (amount == sum) {
            return 0;
        }
        if (amount - postage > sum) {
            outcome.flag(Column.AMOUNT.title(), "more than the products and the postage");
        }
        return Math.min(sum, Math.max(0, sum - (amount - postage)));
    }
}
