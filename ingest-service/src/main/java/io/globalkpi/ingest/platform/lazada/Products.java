package io.globalkpi.ingest.platform.lazada;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Products as stock, and as listings: one of each for every SKU. */
final class Products {

    private static final Words<ListingStatus> STATUS = new Words<>(
            "status",
            Map.of(
                    "active", ListingStatus.PUBLISHED,
                    "live", ListingStatus.PUBLISHED,
                    "inactive", ListingStatus.PAUSED,
                    "suspended", ListingStatus.PAUSED,
                    "pending qc", ListingStatus.DRAFT,
                    "deleted", ListingStatus.ENDED),
            ListingStatus.UNKNOWN);

    private Products() {}

    static Normalized stock(LazadaProduct item, Told told) {
        Fields fields = new Fields("product/" + item.itemId());
        Normalized outcome = new Normalized();
        var date = told.shop().date(told.generatedAt());
        for (LazadaProduct.Sku sku : item.all()) {
            outcome.add(InventorySnapshot.newBuilder()
                    .setEntityId(told.entity("stock", key(item, sku), date.toString()))
                    .setRevision(told.generatedAt().toEpochMilli())
                    .setSite(told.shop().site())
                    .setSource(told.source())
                    .setOccurredAt(told.generatedAt())
                    .setObservedAt(told.observedAt())
                    .setDate(date)
                    .setSku(fields.first("SellerSku", sku.sellerSku(), sku.shopSku()))
                    .setSellableUnits(
                            fields.count("Available", Objects.requireNonNullElse(sku.available(), sku.quantity())))
                    .build());
        }
        return outcome;
    }

    static Normalized listings(LazadaProduct item, Told told) {
        Fields fields = new Fields("product/" + item.itemId());
        Normalized outcome = new Normalized();
        Instant updated = fields.require("updated_time", Times.of(item.updatedTime()));
        for (LazadaProduct.Sku sku : item.all()) {
            String word = fields.first("Status", sku.status(), item.status()).toLowerCase(Locale.ROOT);
            ListingStatus status = STATUS.read(word, outcome);
            outcome.add(Listing.newBuilder()
                    .setEntityId(told.entity("listing", key(item, sku)))
                    .setRevision(updated.toEpochMilli())
                    .setSite(told.shop().site())
                    .setSource(told.source())
                    .setOccurredAt(updated)
                    .setObservedAt(told.observedAt())
                    .setSku(fields.first("SellerSku", sku.sellerSku(), sku.shopSku()))
                    .setStatus(status)
                    .setPublishedAt(status == ListingStatus.DRAFT ? null : Times.of(item.createdTime()))
                    .build());
        }
        return outcome;
    }

    private static String key(LazadaProduct item, LazadaProduct.Sku sku) {
        return item.itemId() + "-" + sku.skuId();
    }
}
