package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * The products of a shop whose platform knows them by numbers. What was listed before the month is there from the first time it
 * is met; a product listed in the month has no stock yet, which the platform says.
 */
final class Catalog {

    /** Long before the month, so that it counts in none of its windows. */
    private static final Instant LONG_AGO = Instant.parse("2021-04-01T00:00:00Z");

    /** Dates on which a new product still has no stock: more than a month can have. */
    private static final int DATES = 200;

    private static final long FIRST = 1_005_003_574_000_000L;

    private final Shop shop;
    private final String source;
    private final LongFunction<String> form;
    private final Map<String, String> numbers = new LinkedHashMap<>();
    private int inTheMonth;

    /** @param form how the platform writes the numbers of a product and its only SKU */
    Catalog(Shop shop, String source, LongFunction<String> form) {
        this.shop = shop;
        this.source = source;
        this.form = form;
    }

    /** The numbers of a product, which is listed since long if it was not met before. */
    String of(String sku, Sight sight) {
        String known = numbers.get(sku);
        if (known != null) {
            return known;
        }
        String number = number(sku);
        sight.held(listing(number, sku, LONG_AGO, LONG_AGO));
        return number;
    }

    private String number(String sku) {
        String number = form.apply(FIRST + numbers.size());
        numbers.put(sku, number);
        return number;
    }

    private Listing listing(String number, String sku, Instant published, Instant shown) {
        return Listing.newBuilder()
                .setEntityId(shop.site() + "/listing/" + number)
                .setRevision(published.toEpochMilli())
                .setSite(shop.site())
                .setSource(source)
                .setOccurredAt(published)
                .setObservedAt(shown)
                .setSku(sku)
                .setStatus(ListingStatus.PUBLISHED)
                .setPublishedAt(published)
                .build();
    }

    /** A product goes live in the month. */
    void listed(Listing told, Sight sight) {
        inTheMonth++;
        String number = number(told.getSku());
        Instant at = Pieces.seconds(told.getOccurredAt());
        sight.shown(listing(number, told.getSku(), at, told.getObservedAt()));
        LocalDate first = shop.date(at);
        first.datesUntil(first.plusDays(DATES))
                .forEach(date -> sight.expected(nothing(number, told.getSku(), date, told.getObservedAt())));
    }

    private InventorySnapshot nothing(String number, String sku, LocalDate date, Instant observed) {
        return InventorySnapshot.newBuilder()
                .setEntityId(shop.site() + "/stock/" + number + "/" + date)
                .setRevision(observed.toEpochMilli())
                .setSite(shop.site())
                .setSource(source)
                .setOccurredAt(shop.start(date))
                .setObservedAt(observed)
                .setDate(date)
                .setSku(sku)
                .setSellableUnits(0)
                .build();
    }

    /** Numbers of the products that were there before the month. */
    List<String> old() {
        return List.copyOf(numbers.values()).subList(0, numbers.size() - inTheMonth);
    }
}
