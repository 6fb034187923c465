package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;

/** The carriage of an order as Dianxiaomi estimates it, in CNY. It knows no other fee. */
final class Fees implements Normalizer<DianxiaomiOrder> {

    @Override
    public Normalized normalize(DianxiaomiOrder item, Told told) {
        if (item.freight() == null) {
            return new Normalized();
        }
        return Normalized.of(Fee.newBuilder()
                .setEntityId(told.entity(item.order(), "fees", "freight"))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(Orders.placedAt(item))
                .setObservedAt(told.observedAt())
                .setOrderId(item.order())
                .setFeeClass(FeeClass.FULFILMENT)
                .setPlatformFeeType(Column.FREIGHT.title())
                .setCurrency(Amounts.CNY)
                .setAmountMicros(Amounts.notNegative(item.order(), Column.FREIGHT, item.freight()))
                .build());
    }
}
