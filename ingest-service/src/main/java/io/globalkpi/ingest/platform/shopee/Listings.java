package io.globalkpi.ingest.platform.shopee;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import java.time.Instant;
import java.util.Map;

/** A listing for every model of an item. Shopee tells when an item was made, which stands for when it went live. */
final class Listings implements Normalizer<ShopeeItem> {

    private static final Words<ListingStatus> STATUS = new Words<>(
            "item_status",
            Map.of(
                    "NORMAL", ListingStatus.PUBLISHED,
                    "UNLIST", ListingStatus.PAUSED,
                    "BANNED", ListingStatus.PAUSED,
                    "REVIEWING", ListingStatus.DRAFT,
                    "SELLER_DELETE", ListingStatus.ENDED,
                    "SHOPEE_DELETE", ListingStatus.ENDED),
            ListingStatus.UNKNOWN);

    @Override
    public Normalized normalize(ShopeeItem item, Told told) {
        Fields fields = new Fields("item/" + item.itemId());
        Normalized outcome = new Normalized();
        ListingStatus status = STATUS.read(fields.first("item_status", item.itemStatus()), outcome);
        Instant updated = fields.require("update_time", Ask.time(item.updateTime()));
        for (ShopeeItem.Model model : item.models()) {
            String numbers = Skus.numbers(item.itemId(), model.modelId());
            outcome.add(Listing.newBuilder()
                    .setEntityId(told.entity("listing", numbers))
                    .setRevision(updated.toEpochMilli())
                    .setSite(told.shop().site())
                    .setSource(told.source())
                    .setOccurredAt(updated)
                    .setObservedAt(told.observedAt())
                    .setSku(Skus.of(model.modelSku(), item.itemSku(), numbers, fields))
                    .setStatus(status)
                    .setPublishedAt(status == ListingStatus.DRAFT ? null : Ask.time(item.createTime()))
                    .build());
        }
        return outcome;
    }
}
