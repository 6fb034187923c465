package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Listings, each SKU of one by itself. A listing that renews itself every month keeps its number and its start; one that is listed
 * anew has another number and counts anew. What is scheduled and has not begun makes no event yet.
 */
final class Listings implements Normalizer<SellerItem> {

    private static final Words<ListingStatus> STATUS = new Words<>(
            "ListingStatus",
            Map.of(
                    "Active", ListingStatus.PUBLISHED,
                    "Ended", ListingStatus.ENDED,
                    "Completed", ListingStatus.ENDED),
            ListingStatus.UNKNOWN);

    @Override
    public Normalized normalize(SellerItem item, Told told) {
        Fields fields = new Fields("listing/" + item.itemId());
        Normalized outcome = new Normalized();
        SellerItem.ListingDetails details = fields.require("ListingDetails", item.listingDetails());
        Instant begun = fields.time("ListingDetails.StartTime", details.startTime());
        if (begun.isAfter(told.generatedAt())) {
            return outcome;
        }
        ListingStatus status = status(item, outcome);
        Instant since =
                status == ListingStatus.ENDED ? fields.time("ListingDetails.EndTime", details.endTime()) : begun;
        List<String> variations = variations(item);
        if (variations.isEmpty()) {
            return outcome.add(listing(told.entity("listing", item.itemId()), own(item), status, since, begun, told));
        }
        for (String sku : variations) {
            outcome.add(listing(told.entity("listing", item.itemId(), sku), sku, status, since, begun, told));
        }
        return outcome;
    }

    private static Listing listing(
            String entity, String sku, ListingStatus status, Instant since, Instant begun, Told told) {
        return Listing.newBuilder()
                .setEntityId(entity)
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(since)
                .setObservedAt(told.observedAt())
                .setSku(sku)
                .setStatus(status)
                .setPublishedAt(begun)
                .build();
    }

    /** Buyers cannot find what is out of stock, though it still stands. */
    private static ListingStatus status(SellerItem item, Normalized outcome) {
        String word = item.sellingStatus() == null
                ? ""
                : String.valueOf(item.sellingStatus().listingStatus());
        ListingStatus status = STATUS.read(word, outcome);
        return status == ListingStatus.PUBLISHED && Boolean.TRUE.equals(item.hideFromSearch())
                ? ListingStatus.PAUSED
                : status;
    }

    /** Without a SKU it goes by its number, as in orders. */
    private static String own(SellerItem item) {
        return item.sku() == null || item.sku().isBlank()
                ? item.itemId()
                : item.sku().strip();
    }

    private static List<String> variations(SellerItem item) {
        return item.variations() == null
                ? List.of()
                : item.variations().variation().stream()
                        .map(SellerItem.Variation::sku)
                        .filter(Objects::nonNull)
                        .map(String::strip)
                        .filter(sku -> !sku.isEmpty())
                        .distinct()
                        .toList();
    }
}
