package io.globalkpi.ingest.platform.mabang;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.InventorySnapshot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stock, one snapshot a warehouse. It belongs to the seller, not to a shop: it stands at the site of the job. */
final class Stock implements Normalizer<MabangStock> {

    @Override
    public Normalized normalize(MabangStock item, Told told) {
        List<MabangStock.Warehouse> warehouses = item.warehouse() == null ? List.of() : item.warehouse();
        Normalized outcome = new Normalized();
        warehouses.forEach(warehouse -> outcome.add(snapshot(item, warehouse, told)));
        return outcome;
    }

    private static InventorySnapshot snapshot(MabangStock item, MabangStock.Warehouse warehouse, Told told) {
        Fields fields = new Fields(item.stockSku());
        String id = fields.first("warehouseId", warehouse.warehouseId(), warehouse.warehouseName());
        LocalDate date = told.shop().date(told.generatedAt());
        long waiting = pieces(fields, "waitingQuantity", warehouse.waitingQuantity())
                + pieces(fields, "fbaWaitingQuantity", warehouse.fbaWaitingQuantity());
        InventorySnapshot.Builder snapshot = InventorySnapshot.newBuilder()
                .setEntityId(told.entity("stock", item.stockSku(), id, date.toString()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(told.generatedAt())
                .setObservedAt(told.observedAt())
                .setDate(date)
                .setSku(item.stockSku())
                .setWarehouse(id)
                .setSellableUnits(sellable(warehouse, waiting, fields))
                .setReservedUnits(waiting)
                .setInboundUnits(inbound(warehouse, fields));
        if (item.defaultCost() != null && item.defaultCost().signum() > 0) {
            snapshot.setUnitCostMicros(fields.micros("defaultCost", item.defaultCost()))
                    .setCurrency(Currency.CNY);
        }
        return snapshot.build();
    }

    /** What may still be sold; where Mabang does not say, what is there and not sold yet. */
    private static long sellable(MabangStock.Warehouse warehouse, long waiting, Fields fields) {
        return warehouse.availableStockQuantity() != null
                ? fields.pieces("availableStockQuantity", warehouse.availableStockQuantity())
                : fields.pieces("stockQuantity", warehouse.stockQuantity()) - waiting;
    }

    private static long inbound(MabangStock.Warehouse warehouse, Fields fields) {
        return pieces(fields, "shippingQuantity", warehouse.shippingQuantity())
                + pieces(fields, "allotShippingQuantity", warehouse.allotShippingQuantity())
                + pieces(fields, "processingQuantity", warehouse.processingQuantity())
                + pieces(fields, "hwc_in_transit_quantity", warehouse.overseasInTransit());
    }

    /** Corrections in Mabang may leave less than nothing under way. */
    private static long pieces(Fields fields, String field, @Nullable BigDecimal number) {
        return Math.max(0, fields.pieces(field, number));
    }
}
