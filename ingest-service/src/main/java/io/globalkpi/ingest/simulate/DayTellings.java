package io.globalkpi.ingest.simulate;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** When the daily rows of a site are told: ad reports and their restatements, traffic, stock, listings, feeds. */
final class DayTellings {

    /** Days from the date on which the silent site's ad reports stop to the last of the month. */
    static final int SILENT_AGE = 13;

    private static final int ABOUT_ROWS = 3;
    private static final int NEW_LISTING_EVERY = 3;
    private static final int UNMATCHED_EVERY = 13;
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    /** When reports are made, from the begin of their date or (ads, traffic) from its end, in milliseconds. */
    static final long STOCK_AFTER = 6 * HOUR;

    static final long LISTED_AFTER = 10 * HOUR;
    static final long UNMATCHED_AFTER = 15 * HOUR;
    static final long TRAFFIC_AFTER = 5 * HOUR;
    static final long REPORT_AFTER = 6 * HOUR;

    private static final long CLOSED_AFTER = 8 * HOUR;

    void tell(SiteBook book, int day, TellingSink sink) {
        Rows rows = new Rows(book, day, sink);
        rows.tellFeeds();
        rows.tellStock();
        rows.tell(0, Telling.TRAFFIC, book.end(day) + TRAFFIC_AFTER);
        rows.tellAds();
        rows.tellListings();
        rows.tellStrays();
    }

    /** When the feeds of a date are closed and counted. */
    static long closedAt(SiteBook book, int day) {
        return book.end(day) + CLOSED_AFTER;
    }

    static boolean isSilent(SiteBook book, String feed, int day) {
        return feed.equals("ads") && book.site().id().equals(World.SILENT) && book.age(day) <= SILENT_AGE;
    }

    /** The rows of one date of one site. */
    private static final class Rows {

        private final SiteBook book;
        private final int day;
        private final TellingSink sink;
        private final SplittableRandom chance;

        Rows(SiteBook book, int day, TellingSink sink) {
            this.book = book;
            this.day = day;
            this.sink = sink;
            this.chance = new Place(book, day, 0).chance(ABOUT_ROWS);
        }

        void tell(int index, Telling telling, long at) {
            long observedAt = at + chance.nextLong(MINUTE, 20 * MINUTE);
            sink.told(new Place(book, day, index), telling, at, observedAt, false);
        }

        void tellFeeds() {
            for (int feed = 0; feed < World.FEEDS.size(); feed++) {
                Place place = new Place(book, day, feed);
                long begin = book.start(day) + 5 * MINUTE + feed;
                long close = closedAt(book, day) + feed;
                sink.told(place, Telling.FEED_DECLARED, begin, begin, false);
                sink.told(place, Telling.FEED_CLOSED, close, close, false);
            }
        }

        /** A stock report that fails now and then leaves a date of a SKU out. */
        void tellStock() {
            for (int item = 0; item < Item.COUNT; item++) {
                if (chance.nextInt(100) >= 3) {
                    tell(item, Telling.STOCK, book.start(day) + STOCK_AFTER);
                }
            }
        }

        /** A silent feed sends no report any more, restatements of earlier dates neither. */
        void tellAds() {
            for (int campaign = 0; campaign < World.CAMPAIGNS.size(); campaign++) {
                tellAd(campaign, Telling.AD_REPORT, 0);
                tellAd(campaign, Telling.AD_RESTATED, 1);
                tellAd(campaign, Telling.AD_SETTLED, 2);
            }
        }

        private void tellAd(int campaign, Telling telling, int after) {
            long at = book.end(day + after) + REPORT_AFTER;
            if (!isSilent(book, "ads", day + after)) {
                tell(campaign, telling, at);
            }
        }

        void tellListings() {
            if (day % NEW_LISTING_EVERY == book.number() % NEW_LISTING_EVERY) {
                tell(0, Telling.LISTING, book.start(day) + LISTED_AFTER);
            }
        }

        void tellStrays() {
            if (day % UNMATCHED_EVERY == book.number() % UNMATCHED_EVERY) {
                tell(0, Telling.UNMATCHED_RETURN, book.start(day) + UNMATCHED_AFTER);
            }
            if (book.age(day) == BadTellings.AGE && book.number() == BadTellings.SITE) {
                for (int bad = 0; bad < BadTellings.COUNT; bad++) {
                    tell(bad, Telling.BAD, book.start(day) + (9 + bad) * HOUR);
                }
            }
        }
    }
}
