package io.globalkpi.standin.ebay;

import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Listings of the truth, those of one number as variations of one. A listing without an end is renewed every thirty days, so that it
 * has an end too. The first page comes with a warning, and what is told of who bids is not for us.
 */
final class SellerList {

    private static final Duration MONTH = Duration.ofDays(30);

    private final Truth truth;
    private final String site;
    private final Clock clock;

    SellerList(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    /** @param ends which listings: by when they end */
    String answer(Span ends, boolean variations, int page, int limit) {
        List<List<Listing>> all = byNumber().values().stream()
                .filter(one -> ends.holds(end(one.get(0))))
                .sorted(Comparator.comparing(one -> end(one.get(0))))
                .toList();
        String items = all.stream()
                .skip((long) (page - 1) * limit)
                .limit(limit)
                .map(one -> item(one, variations))
                .collect(Collectors.joining());
        String warning = page > 1
                ? element("Ack", "Success")
                : element("Ack", "Warning")
                        + element(
                                "Errors",
                                element("ShortMessage", "A field is no longer of use.")
                                        + element("ErrorCode", "21919456")
                                        + element("SeverityCode", "Warning")
                                        + element("ErrorClassification", "RequestError"));
        return element("Timestamp", Sales.time(clock.instant()))
                + warning
                + element("Version", "1451")
                + element(
                        "PaginationResult",
                        element("TotalNumberOfPages", (all.size() + limit - 1) / limit)
                                + element("TotalNumberOfEntries", all.size()))
                + element("HasMoreItems", page * limit < all.size())
                + element("ItemArray", items)
                + element("ItemsPerPage", limit)
                + element("PageNumber", page);
    }

    private Map<String, List<Listing>> byNumber() {
        return truth.shown(Listing.class, site, clock.instant()).stream()
                .collect(Collectors.groupingBy(SellerList::number, TreeMap::new, Collectors.toList()));
    }

    private static String number(Listing told) {
        return told.getEntityId().substring(told.getSite().length() + 1).split("/")[1];
    }

    private Instant end(Listing told) {
        if (told.getStatus() == ListingStatus.ENDED) {
            return told.getOccurredAt();
        }
        long months = Duration.between(told.getPublishedAt(), clock.instant()).dividedBy(MONTH) + 1;
        return told.getPublishedAt().plus(MONTH.multipliedBy(months));
    }

    private String item(List<Listing> told, boolean variations) {
        Listing first = told.get(0);
        boolean varied = first.getEntityId().endsWith("/" + first.getSku());
        return element(
                "Item",
                element("Currency", "EUR")
                        + element("ItemID", number(first))
                        + element(
                                "ListingDetails",
                                element("StartTime", Sales.time(first.getPublishedAt()))
                                        + element("EndTime", Sales.time(end(first))))
                        + element(
                                "PrimaryCategory",
                                element("CategoryID", 20625) + element("CategoryName", "Home &amp; Garden"))
                        + element("Quantity", 9)
                        + element(
                                "SellingStatus",
                                "<CurrentPrice currencyID=\"EUR\">19.99</CurrentPrice>"
                                        + element("HighBidder", element("Email", "ann@example.com"))
                                        + element("QuantitySold", 4)
                                        + element(
                                                "ListingStatus",
                                                first.getStatus() == ListingStatus.ENDED ? "Completed" : "Active"))
                        + (varied ? "" : element("SKU", first.getSku()))
                        + element("Title", "A thing")
                        + "<SellerProfiles />"
                        + element("HideFromSearch", first.getStatus() == ListingStatus.PAUSED)
                        + (varied && variations ? element("Variations", variations(told)) : ""));
    }

    private static String variations(List<Listing> told) {
        return told.stream()
                .map(one -> element(
                        "Variation",
                        element("SKU", one.getSku())
                                + "<StartPrice currencyID=\"EUR\">19.99</StartPrice>"
                                + element("Quantity", 3)))
                .collect(Collectors.joining());
    }

    private static String element(String name, Object content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }
}
