package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.time.Duration;

/**
 * The seller's listings by when they end: those that stand, since even one without an end is renewed every month, and those that
 * ended lately. The cursor is the page.
 */
final class ListingSource implements Source<SellerItem> {

    /** Together below the 120 days that eBay takes. */
    private static final Duration ENDED = Duration.ofDays(30);

    private static final Duration STANDING = Duration.ofDays(89);

    private static final int LIMIT = 200;

    @Override
    public Pulled<SellerItem> pull(Slice slice, String cursor, Session session) {
        int number = cursor.isEmpty() ? 1 : Integer.parseInt(cursor);
        // Times are those of the slice, so that every page is one of the same list.
        Answer answer = session.call(Trading.call(
                "GetSellerList",
                Trading.element("EndTimeFrom", Listed.time(slice.to().minus(ENDED)))
                        + Trading.element("EndTimeTo", Listed.time(slice.to().plus(STANDING)))
                        + Trading.element("GranularityLevel", "Fine")
                        + Trading.element("IncludeVariations", "true")
                        + Trading.element(
                                "Pagination",
                                Trading.element("EntriesPerPage", Integer.toString(LIMIT))
                                        + Trading.element("PageNumber", Integer.toString(number)))));
        JsonNode json = answer.xml(Trading.LISTS);
        Page<SellerItem> page = new Page<>(SellerItem.class, answer.at());
        JsonNode items = json.path("ItemArray").path("Item");
        items.forEach(item -> page.add("listing/" + item.path("ItemID").asText(), session.shop(), item));
        boolean more = json.path("HasMoreItems").asText().equals("true") && !items.isEmpty();
        return page.then(more ? Integer.toString(number + 1) : null)
                .expecting(json.path("PaginationResult")
                        .path("TotalNumberOfEntries")
                        .asLong());
    }
}
