package io.globalkpi.standin.amazon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Stock and listings, in pages. */
final class CatalogDesk {

    private static final int SHORT_STOCK_PAGE = 2;
    private static final int LONG_STOCK_PAGE = 50;
    private static final int LISTING_PAGE = 20;

    private final Truth truth;
    private final AmazonStandIn.Shop shop;
    private final Clock clock;
    private int stockPage = SHORT_STOCK_PAGE;

    CatalogDesk(Truth truth, AmazonStandIn.Shop shop, Clock clock) {
        this.truth = truth;
        this.shop = shop;
        this.clock = clock;
    }

    void longPages() {
        stockPage = LONG_STOCK_PAGE;
    }

    Served stock(Ask ask) {
        List<InventorySnapshot> all = truth.shown(InventorySnapshot.class, shop.site(), clock.instant());
        int at = ask.query("nextToken").map(Integer::parseInt).orElse(0);
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putObject("payload").putArray("inventorySummaries");
        for (InventorySnapshot stock : Json.page(all, at, stockPage)) {
            ObjectNode item = items.addObject()
                    .put("asin", "B0")
                    .put("sellerSku", stock.getSku())
                    .put("productName", "A mug")
                    .put("totalQuantity", 0);
            ObjectNode details = item.putObject("inventoryDetails")
                    .put("fulfillableQuantity", stock.getSellableUnits())
                    .put("inboundWorkingQuantity", 0)
                    .put("inboundShippedQuantity", stock.getInboundUnits())
                    .put("inboundReceivingQuantity", 0);
            details.putObject("reservedQuantity").put("totalReservedQuantity", stock.getReservedUnits());
        }
        ObjectNode pagination = answer.putObject("pagination");
        if (at + stockPage < all.size()) {
            pagination.put("nextToken", Integer.toString(at + stockPage));
        }
        return Served.json(answer);
    }

    Served listings(Ask ask) {
        List<Listing> all = truth.shown(Listing.class, shop.site(), clock.instant());
        int at = ask.query("pageToken").map(Integer::parseInt).orElse(0);
        ObjectNode answer = Json.object().put("numberOfResults", all.size());
        ArrayNode items = answer.putArray("items");
        for (Listing listing : Json.page(all, at, LISTING_PAGE)) {
            ObjectNode item = items.addObject().put("sku", listing.getSku());
            ObjectNode summary = item.putArray("summaries")
                    .addObject()
                    .put("marketplaceId", shop.marketplace())
                    .put("asin", "B0")
                    .put("itemName", "A mug");
            summary.putArray("status").add(listing.getStatus() == ListingStatus.PUBLISHED ? "BUYABLE" : "DISCOVERABLE");
            summary.put("createdDate", listing.getOccurredAt().toString())
                    .put(
                            "lastUpdatedDate",
                            Instant.ofEpochMilli(listing.getRevision()).toString());
        }
        ObjectNode pagination = answer.putObject("pagination");
        if (at + LISTING_PAGE < all.size()) {
            pagination.put("nextToken", Integer.toString(at + LISTING_PAGE));
        }
        return Served.json(answer);
    }
}
