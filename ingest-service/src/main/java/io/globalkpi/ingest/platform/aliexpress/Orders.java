package io.globalkpi.ingest.platform.aliexpress;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Spread;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders: goods at their price. What the buyer paid less than goods and postage is a discount, the seller's and AliExpress' own,
 * which the list does not tell apart; it is spread over the lines.
 */
final class Orders implements Normalizer<AliExpressOrder> {

    @Override
    public Normalized normalize(AliExpressOrder item, Told told) {
        Fields fields = new Fields(String.valueOf(item.orderId()));
        fields.require("order_id", item.orderId());
        List<AliExpressOrder.Line> lines = item.productList() == null ? List.of() : item.productList();
        if (lines.isEmpty()) {
            throw fields.bad("product_list", "[]", "at least one product");
        }
        Normalized outcome = new Normalized();
        OrderStatus status = OrderWords.status(item, fields, outcome);
        boolean cancelled = status == OrderStatus.CANCELLED;
        Instant updated = Pacific.latest("gmt_update", item.gmtUpdate(), told, fields);
        return outcome.add(Order.newBuilder()
                .setEntityId(told.entity(fields.id()))
                .setRevision(updated.toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(Pacific.at("gmt_create", item.gmtCreate(), fields))
                .setObservedAt(told.observedAt())
                .setOrderId(fields.id())
                .setCurrency(currency(lines.get(0), fields))
                .setStatus(status)
                .setPlatformStatus(OrderWords.platformStatus(item))
                .setCancelledBy(cancelled ? OrderWords.cancelledBy(item) : CancelledBy.NOBODY)
                .setCancelledAt(cancelled ? updated : null)
                .setShippedAt(Pacific.find("gmt_send_goods_time", item.gmtSendGoodsTime(), fields))
                .setLines(lines(item, lines, status, fields, outcome))
                .build());
    }

    private static String currency(AliExpressOrder.Line line, Fields fields) {
        Money amount = fields.require("total_product_amount", line.totalProductAmount());
        return fields.first("currency_code", amount.currencyCode());
    }

    private static List<OrderLine> lines(
            AliExpressOrder item,
            List<AliExpressOrder.Line> all,
            OrderStatus order,
            Fields fields,
            Normalized outcome) {
        List<Long> gross = new ArrayList<>();
        all.forEach(line -> gross.add(gross(line, fields)));
        long[] discounts = Spread.over(discount(item, all, gross, fields), gross);
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < discounts.length; i++) {
            AliExpressOrder.Line line = all.get(i);
            long count = fields.count("product_count", fields.require("product_count", line.productCount()));
            lines.add(OrderLine.newBuilder()
                    .setLineId(String.valueOf(fields.require("child_id", line.childId())))
                    .setSku(fields.first("sku_code", line.skuCode(), text(line.productId())))
                    .setQuantity(count)
                    .setUnits(count)
                    .setStatus(OrderWords.status(line, item, order, fields, outcome))
                    .setGrossMicros(gross.get(i))
                    .setDiscountMicros(discounts[i])
                    .build());
        }
        return lines;
    }

    private static long gross(AliExpressOrder.Line line, Fields fields) {
        Money amount = fields.require("total_product_amount", line.totalProductAmount());
        return Money.notNegative("total_product_amount", amount, fields);
    }

    /** None where the buyer paid more: then there is a tax in it that AliExpress collects. */
    private static long discount(
            AliExpressOrder item, List<AliExpressOrder.Line> lines, List<Long> gross, Fields fields) {
        Money paid = item.payAmount();
        if (paid == null || !currency(lines.get(0), fields).equals(paid.currencyCode())) {
            return 0;
        }
        long goods = gross.stream().mapToLong(Long::longValue).sum();
        long postage = lines.stream()
                .mapToLong(line -> Money.micros("logistics_amount", line.logisticsAmount(), fields))
                .max()
                .orElse(0);
        return Math.min(goods, Math.max(0, goods + postage - Money.micros("pay_amount", paid, fields)));
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : Long.toString(number);
    }
}
