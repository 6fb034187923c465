package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.InventorySnapshot;
import java.time.LocalDate;

/** Stock of the date the export was written. It belongs to the seller, not to a shop: it stands at the site of the job. */
final class Stock implements Normalizer<DianxiaomiStock> {

    @Override
    public Normalized normalize(DianxiaomiStock item, Told told) {
        LocalDate date = told.shop().date(told.generatedAt());
        String warehouse = item.warehouse() == null ? "" : item.warehouse();
        InventorySnapshot.Builder snapshot = InventorySnapshot.newBuilder()
                .setEntityId(told.entity("stock", item.sku(), warehouse, date.toString()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(told.generatedAt())
                .setObservedAt(told.observedAt())
                .setDate(date)
                .setSku(item.sku())
                .setWarehouse(warehouse)
                .setSellableUnits(Amounts.pieces(item.sku(), Column.STOCK, item.pieces()));
        if (item.unitCost() != null && item.unitCost().signum() > 0) {
            snapshot.setUnitCostMicros(Amounts.notNegative(item.sku(), Column.UNIT_COST, item.unitCost()))
                    .setCurrency(Amounts.CNY);
        }
        return Normalized.of(snapshot.build());
    }
}
