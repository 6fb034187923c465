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
import io.globalkpi.schemas.event.InventorySnapshot;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Stock of one SKU in Amazon's warehouses, as getInventorySummaries tells it. Without product names. */
record Stock(
        String sellerSku, @Nullable String asin, @Nullable Details inventoryDetails) {

    record Details(
            @Nullable Long fulfillableQuantity,
            @Nullable Long inboundWorkingQuantity,
            @Nullable Long inboundShippedQuantity,
            @Nullable Long inboundReceivingQuantity,
            @Nullable Reserved reservedQuantity) {}

    record Reserved(@Nullable Long totalReservedQuantity) {}

    /** The token of the next page lives for thirty seconds: one that died begins the snapshot anew by itself. */
    static Pulled<Stock> pull(Slice slice, String cursor, Session session) {
        String marketplace = Marketplace.of(session).id();
        Call call = Call.get(SpApi.STOCK, "/fba/inventory/v1/summaries")
                .query("details", "true")
                .query("granularityType", "Marketplace")
                .query("granularityId", marketplace)
                .query("marketplaceIds", marketplace);
        Answer answer = session.call(cursor.isEmpty() ? call : call.query("nextToken", cursor));
        JsonNode json = answer.json();
        Page<Stock> page = new Page<>(Stock.class, answer.at());
        json.path("payload")
                .path("inventorySummaries")
                .forEach(item -> page.add("stock/" + item.path("sellerSku").asText(), session.shop(), item));
        return page.then(json.path("pagination").path("nextToken").asText(""));
    }

    static Normalized normalize(Stock stock, Told told) {
        LocalDate date = told.shop().date(told.generatedAt());
        Details details =
                stock.inventoryDetails() == null ? new Details(0L, 0L, 0L, 0L, null) : stock.inventoryDetails();
        return Normalized.of(InventorySnapshot.newBuilder()
                .setEntityId(told.entity("stock", stock.sellerSku(), "FBA", date.toString()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(told.generatedAt())
                .setObservedAt(told.observedAt())
                .setDate(date)
                .setSku(stock.sellerSku())
                .setWarehouse("FBA")
                .setSellableUnits(count(details.fulfillableQuantity()))
                .setReservedUnits(
                        details.reservedQuantity() == null
                                ? 0
                                : count(details.reservedQuantity().totalReservedQuantity()))
                .setInboundUnits(count(details.inboundWorkingQuantity())
                        + count(details.inboundShippedQuantity())
                        + count(details.inboundReceivingQuantity()))
                .setAgedUnits(0)
                .setCurrency("")
                .build());
    }

    private static long count(@Nullable Long units) {
        return units == null ? 0 : units;
    }
}
