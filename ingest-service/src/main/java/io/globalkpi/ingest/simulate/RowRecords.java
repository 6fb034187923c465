package io.globalkpi.ingest.simulate;

import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import io.globalkpi.schemas.event.RowGrain;
import io.globalkpi.schemas.event.Traffic;
import java.time.Instant;
import java.time.LocalDate;

/** Traffic, stock and listings of a site's date. */
final class RowRecords {

    private static final int ABOUT_TRAFFIC = 5;
    private static final int ABOUT_STOCK = 6;
    private static final double UNITS_AN_ORDER = 1.94;
    /** Stock is filled up to so many days of sale, and runs down to the least before it is filled again. */
    private static final int MOST_DAYS = 45;

    private static final int FILLED_EVERY = 21;

    Traffic traffic(Place place, Instant observedAt) {
        SiteBook book = place.book();
        var chance = place.chance(ABOUT_TRAFFIC);
        long sessions = Math.round(book.orders(place.day()) / (0.025 + 0.02 * chance.nextDouble()));
        long pages = Math.round(sessions * (2.4 + chance.nextDouble()));
        return new Traffic(
                place.id("traffic/" + book.date(place.day())),
                book.end(place.day()) + DayTellings.TRAFFIC_AFTER,
                place.site().id(),
                place.site().platform(),
                Instant.ofEpochMilli(book.start(place.day())),
                observedAt,
                RawTellings.NONE_YET,
                false,
                book.date(place.day()),
                RowGrain.DAY,
                null,
                null,
                sessions,
                pages);
    }

    InventorySnapshot stock(Place place, Instant observedAt) {
        SiteBook book = place.book();
        Item item = Item.values()[place.index()];
        LocalDate date = book.date(place.day());
        String warehouse = place.site().warehouse();
        long sellable = sellable(place, item);
        long at = book.start(place.day()) + DayTellings.STOCK_AFTER;
        return new InventorySnapshot(
                place.id("stock/" + item.sku() + "/" + warehouse + "/" + date),
                at,
                place.site().id(),
                place.site().platform(),
                Instant.ofEpochMilli(at),
                observedAt,
                RawTellings.NONE_YET,
                false,
                date,
                item.sku(),
                item.category(),
                warehouse,
                sellable,
                sellable / 20,
                isRunningLow(place) ? sellable * 2 : 0L,
                item.popularity() < 4 ? sellable / 6 : sellable / 40,
                null,
                "");
    }

    /** A sawtooth of each item's own phase; one slow item a site runs out for the last days of its saw. */
    private static long sellable(Place place, Item item) {
        double daily = place.book().orders(place.day()) * UNITS_AN_ORDER * item.popularity() / 100;
        boolean runsOut = item.ordinal() == 9 + place.book().number() % 3;
        if (runsOut && phase(place) >= FILLED_EVERY - 3) {
            return 0;
        }
        double jitter = 0.95 + 0.1 * place.chance(ABOUT_STOCK).nextDouble();
        return Math.round(Math.ceil(daily * (MOST_DAYS - phase(place)) * jitter)) + 2;
    }

    private static boolean isRunningLow(Place place) {
        return phase(place) > FILLED_EVERY - 7;
    }

    private static int phase(Place place) {
        return (place.day() + place.index() * 5 + place.book().number() * 3) % FILLED_EVERY;
    }

    /** A new product goes live, under an SKU that names its date. */
    Listing listing(Place place, Instant observedAt) {
        Item item = Item.values()[(place.day() + place.book().number()) % Item.COUNT];
        String sku = item.sku() + "-" + place.book().date(place.day());
        long at = place.book().start(place.day()) + DayTellings.LISTED_AFTER;
        return new Listing(
                place.id("listing/" + sku),
                at,
                place.site().id(),
                place.site().platform(),
                Instant.ofEpochMilli(at),
                observedAt,
                RawTellings.NONE_YET,
                false,
                sku,
                item.category(),
                ListingStatus.PUBLISHED,
                Instant.ofEpochMilli(at));
    }
}
