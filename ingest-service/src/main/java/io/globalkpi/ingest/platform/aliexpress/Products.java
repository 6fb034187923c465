package io.globalkpi.ingest.platform.aliexpress;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Products as stock, and as listings: one of each for every SKU. */
final class Products {

    private static final Words<ListingStatus> STATUS = new Words<>(
            "product_status_type",
            Map.of(
                    "onSelling", ListingStatus.PUBLISHED,
                    "offline", ListingStatus.PAUSED,
                    "auditing", ListingStatus.DRAFT,
                    "editingRequired", ListingStatus.DRAFT),
            ListingStatus.UNKNOWN);

    private Products() {}

    static Normalized stock(AliExpressProduct item, Told told) {
        Fields fields = new Fields("product/" + item.productId());
        Normalized outcome = new Normalized();
        LocalDate date = told.shop().date(told.generatedAt());
        for (AliExpressProduct.Sku sku : item.all()) {
            outcome.add(InventorySnapshot.newBuilder()
                    .setEntityId(told.entity("stock", key(item, sku), date.toString()))
                    .setRevision(told.generatedAt().toEpochMilli())
                    .setSite(told.shop().site())
                    .setSource(told.source())
                    .setOccurredAt(told.generatedAt())
                    .setObservedAt(told.observedAt())
                    .setDate(date)
                    .setSku(sku(item, sku, fields))
                    .setSellableUnits(fields.count("ipm_sku_stock", sku.ipmSkuStock()))
                    .build());
        }
        return outcome;
    }

    static Normalized listings(AliExpressProduct item, Told told) {
        Fields fields = new Fields("product/" + item.productId());
        Normalized outcome = new Normalized();
        Instant updated = Pacific.latest("gmt_modified", item.gmtModified(), told, fields);
        ListingStatus status = STATUS.read(fields.first("product_status_type", item.productStatusType()), outcome);
        for (AliExpressProduct.Sku sku : item.all()) {
            outcome.add(Listing.newBuilder()
                    .setEntityId(told.entity("listing", key(item, sku)))
                    .setRevision(updated.toEpochMilli())
                    .setSite(told.shop().site())
                    .setSource(told.source())
                    .setOccurredAt(updated)
                    .setObservedAt(told.observedAt())
                    .setSku(sku(item, sku, fields))
                    .setStatus(status)
                    .setPublishedAt(
                            status == ListingStatus.DRAFT ? null : Pacific.find("gmt_create", item.gmtCreate(), fields))
                    .build());
        }
        return outcome;
    }

    private static String sku(AliExpressProduct item, AliExpressProduct.Sku sku, Fields fields) {
        return fields.first("sku_code", sku.skuCode(), String.valueOf(fields.require("product_id", item.productId())));
    }

    private static String key(AliExpressProduct item, AliExpressProduct.Sku sku) {
        return item.productId() + "-" + (sku.id() == null ? "" : sku.id());
    }
}
