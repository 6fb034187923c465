package io.globalkpi.ingest.platform.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One SKU as searchListingsItems tells it, with its summary in the marketplace asked for. Without texts and pictures. */
record ListedItem(String sku, @Nullable List<Summary> summaries) {

    private static final Set<String> WORDS = Set.of("BUYABLE", "DISCOVERABLE");

    record Summary(
            String marketplaceId,
            @Nullable String asin,
            @Nullable List<String> status,
            @Nullable Instant createdDate,
            @Nullable Instant lastUpdatedDate) {}

    static Pulled<ListedItem> pull(Slice slice, String cursor, Session session) {
        Call call = Call.get(
                        SpApi.LISTINGS, "/listings/2021-08-01/items/" + Call.escaped(session.required("seller-id")))
                .query("marketplaceIds", Marketplace.of(session).id())
                .query("includedData", "summaries")
                .query("pageSize", "20");
        Answer answer = session.call(cursor.isEmpty() ? call : call.query("pageToken", cursor));
        JsonNode json = answer.json();
        Page<ListedItem> page = new Page<>(ListedItem.class, answer.at());
        json.path("items")
                .forEach(item -> page.add("listing/" + item.path("sku").asText(), session.shop(), item));
        Pulled<ListedItem> pulled =
                page.then(json.path("pagination").path("nextToken").asText(""));
        JsonNode total = json.path("numberOfResults");
        return total.isNumber() ? pulled.expecting(total.asLong()) : pulled;
    }

    static Normalized normalize(ListedItem item, Told told) {
        Normalized outcome = new Normalized();
        List<Summary> summaries = item.summaries() == null ? List.of() : item.summaries();
        Summary summary = summaries.isEmpty() ? new Summary("", null, null, null, null) : summaries.get(0);
        List<String> status = summary.status() == null ? List.of() : summary.status();
        status.stream().filter(word -> !WORDS.contains(word)).forEach(word -> outcome.flag("status", word));
        Instant updated = summary.lastUpdatedDate() == null ? told.generatedAt() : summary.lastUpdatedDate();
        // A listing is paused by its stock as well, and that does not move its update time.
        Instant revision = updated.isAfter(told.generatedAt()) ? updated : told.generatedAt();
        return outcome.add(Listing.newBuilder()
                .setEntityId(told.entity("listing", item.sku()))
                .setRevision(revision.toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(summary.createdDate() == null ? told.generatedAt() : summary.createdDate())
                .setObservedAt(told.observedAt())
                .setSku(item.sku())
                .setStatus(status.contains("BUYABLE") ? ListingStatus.PUBLISHED : ListingStatus.PAUSED)
                .setPublishedAt(status.contains("BUYABLE") ? summary.createdDate() : null)
                .build());
    }
}
