package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/**
 * The products of a shop whose platform knows them by numbers. What was listed before the month is there from its first count
 * on; a product listed in the month has no stock yet, which the platform says.
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
    private final UnaryOperator<Instant> asTold;
    private final Map<String, String> numbers = new LinkedHashMap<>();
    private final List<String> old = new ArrayList<>();

    /**
     * @param form how the platform writes the numbers of a product and its only SKU
     * @param asTold what becomes of a time that the platform tells
     */
    Catalog(Shop shop, String source, LongFunction<String> form, UnaryOperator<Instant> asTold) {
        this.shop = shop;
        this.source = source;
        this.form = form;
        this.asTold = asTold;
    }

    /** The numbers of a product. */
    String number(String sku) {
        return numbers.computeIfAbsent(sku, any -> form.apply(FIRST + numbers.size()));
    }

    /** The numbers of a product that was counted, which is there since long if it was not met before. */
    String counted(InventorySnapshot stock, Sight sight) {
        String number = number(stock.getSku());
        if (!old.contains(number)) {
            old.add(number);
            sight.held(listing(stock.getSku(), LONG_AGO, stock.getObservedAt()));
        }
        return number;
    }

    /** Numbers of the products that were there before the month. */
    List<String> old() {
        return List.copyOf(old);
    }

    private Listing listing(String sku, Instant published, Instant shown) {
        return Listing.newBuilder()
                .setEntityId(shop.site() + "/listing/" + number(sku))
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
        Instant at = Pieces.seconds(told.getOccurredAt());
        sight.shown(
                listing(told.getSku(), at, told.getObservedAt()),
                listing(told.getSku(), asTold.apply(at), told.getObservedAt()));
        LocalDate first = shop.date(at);
        first.datesUntil(first.plusDays(DATES))
                .forEach(date -> sight.expected(nothing(told.getSku(), date, told.getObservedAt())));
    }

    private InventorySnapshot nothing(String sku, LocalDate date, Instant observed) {
        return InventorySnapshot.newBuilder()
                .setEntityId(shop.site() + "/stock/" + number(sku) + "/" + date)
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
}
