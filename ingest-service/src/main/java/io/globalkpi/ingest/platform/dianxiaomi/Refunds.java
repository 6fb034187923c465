package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Spread;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Money given back for an order: one amount, once for all its rows, spread over the lines by their amounts. Whether goods came
 * back an export does not say, and the reason is free text.
 */
final class Refunds implements Normalizer<DianxiaomiOrder> {

    @Override
    public Normalized normalize(DianxiaomiOrder item, Told told) {
        long money = Amounts.notNegative(item.order(), Column.REFUND, item.refund());
        if (money == 0) {
            return new Normalized();
        }
        return Normalized.of(Return.newBuilder()
                .setEntityId(told.entity(item.order(), "refund"))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(ChinaTime.of(item.order(), Column.REFUNDED, item.refunded())
                        .orElse(told.generatedAt()))
                .setObservedAt(told.observedAt())
                .setOrderId(item.order())
                .setKind(ReturnKind.REFUND)
                .setCurrency(Amounts.currency(item.currency()))
                .setLines(lines(item, money))
                .build());
    }

    private static List<ReturnLine> lines(DianxiaomiOrder item, long money) {
        long[] parts = Spread.over(money, Amounts.goods(item));
        List<ReturnLine> lines = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            DianxiaomiOrder.Line line = item.lines().get(i);
            lines.add(ReturnLine.newBuilder()
                    .setOrderLineId(line.id())
                    .setSku(line.sku())
                    .setUnits(0)
                    .setRefundMicros(parts[i])
                    .build());
        }
        return lines;
    }
}
