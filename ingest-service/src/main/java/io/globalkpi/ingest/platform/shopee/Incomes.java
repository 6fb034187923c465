package io.globalkpi.ingest.platform.shopee;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Fee;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fees of an order that was paid out, each term of the income its own, booked when it was paid out. */
final class Incomes implements Normalizer<ShopeeIncome> {

    @Override
    public Normalized normalize(ShopeeIncome item, Told told) {
        Fields fields = new Fields(item.orderSn());
        Normalized outcome = new Normalized();
        long left = fields.micros(Component.TOTAL, item.amounts().get(Component.TOTAL));
        SortedMap<String, BigDecimal> inOrder = new TreeMap<>(item.amounts());
        for (var amount : inOrder.entrySet()) {
            long micros = fields.micros(amount.getKey(), amount.getValue());
            Component component = Component.find(amount.getKey());
            if (component != null) {
                left -= component.sign() * micros;
            }
            if (micros == 0) {
                continue;
            }
            if (component == null && !Component.isBeside(amount.getKey())) {
                outcome.flag("order_income", amount.getKey());
            } else if (component != null && component.feeClass() != null) {
                outcome.add(fee(item, component, micros, told));
            }
        }
        if (left != 0 && item.amounts().containsKey(Component.TOTAL)) {
            outcome.flag(Component.TOTAL, "other than the sum of its terms");
        }
        return outcome;
    }

    private static Fee fee(ShopeeIncome item, Component component, long micros, Told told) {
        return Fee.newBuilder()
                .setEntityId(told.entity("income", item.orderSn(), component.word()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(Instant.ofEpochSecond(item.released()))
                .setObservedAt(told.observedAt())
                .setOrderId(item.orderSn())
                .setFeeClass(component.feeClass())
                .setPlatformFeeType(component.word())
                .setCurrency(told.shop().currency())
                .setAmountMicros(-component.sign() * micros)
                .build();
    }
}
