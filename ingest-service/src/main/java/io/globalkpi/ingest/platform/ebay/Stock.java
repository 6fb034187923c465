package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.InventorySnapshot;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the seller offers for sale, SKU by SKU. */
final class Stock implements Normalizer<Stock.Item> {

    record Item(String sku, @Nullable Availability availability) {}

    record Availability(@Nullable ShipTo shipToLocationAvailability) {}

    record ShipTo(@Nullable BigDecimal quantity) {}

    @Override
    public Normalized normalize(Item item, Told told) {
        Fields fields = new Fields(item.sku());
        ShipTo offered =
                item.availability() == null ? null : item.availability().shipToLocationAvailability();
        LocalDate date = told.shop().date(told.generatedAt());
        return Normalized.of(InventorySnapshot.newBuilder()
                .setEntityId(told.entity("stock", item.sku(), date.toString()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(told.generatedAt())
                .setObservedAt(told.observedAt())
                .setDate(date)
                .setSku(item.sku())
                .setSellableUnits(offered == null ? 0 : fields.rounded("quantity", offered.quantity()))
                .build());
    }
}
