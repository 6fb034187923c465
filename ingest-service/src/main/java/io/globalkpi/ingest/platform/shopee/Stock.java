package io.globalkpi.ingest.platform.shopee;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.InventorySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stock of every model by place, as of the answer. What is reserved is told in all: it stands with the first place. */
final class Stock implements Normalizer<ShopeeItem> {

    @Override
    public Normalized normalize(ShopeeItem item, Told told) {
        Fields fields = new Fields("item/" + item.itemId());
        Normalized outcome = new Normalized();
        for (ShopeeItem.Model model : item.models()) {
            ShopeeItem.StockInfo info = model.stockInfo();
            if (info == null) {
                continue;
            }
            long reserved = info.summaryInfo() == null
                    ? 0
                    : fields.count("total_reserved_stock", info.summaryInfo().totalReservedStock());
            for (ShopeeItem.Place place : places(info)) {
                outcome.add(snapshot(item, model, place, reserved, told, fields));
                reserved = 0;
            }
        }
        return outcome;
    }

    /** The summary stands for its places where none is told. */
    private static List<ShopeeItem.Place> places(ShopeeItem.StockInfo info) {
        List<ShopeeItem.Place> places =
                new ArrayList<>(Stream.concat(list(info.sellerStock()).stream(), list(info.shopeeStock()).stream())
                        .filter(place -> place.stock() != null)
                        .toList());
        if (places.isEmpty() && info.summaryInfo() != null) {
            places.add(new ShopeeItem.Place("", info.summaryInfo().totalAvailableStock()));
        }
        return places;
    }

    private static List<ShopeeItem.Place> list(@Nullable List<ShopeeItem.Place> places) {
        return places == null ? List.of() : places;
    }

    private static InventorySnapshot snapshot(
            ShopeeItem item, ShopeeItem.Model model, ShopeeItem.Place place, long reserved, Told told, Fields fields) {
        String numbers = Skus.numbers(item.itemId(), model.modelId());
        String warehouse = Objects.requireNonNullElse(place.locationId(), "");
        var date = told.shop().date(told.generatedAt());
        return InventorySnapshot.newBuilder()
                .setEntityId(told.entity("stock", numbers, warehouse, date.toString()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(told.generatedAt())
                .setObservedAt(told.observedAt())
                .setDate(date)
                .setSku(Skus.of(model.modelSku(), item.itemSku(), numbers, fields))
                .setWarehouse(warehouse)
                .setSellableUnits(fields.count("stock", place.stock()))
                .setReservedUnits(reserved)
                .build();
    }
}
