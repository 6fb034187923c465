package io.globalkpi.streams.reconcile;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A day of a feed of a site, and the texts it is kept under.
 *
 * @param day local date of the site, days since 1970-01-01
 */
public record DayKey(String site, String feed, int day) {

    private static final String SPLIT = "\n";

    static DayKey of(String text) {
        String[] parts = text.split(SPLIT, 3);
        return new DayKey(parts[0], parts[1], Integer.parseInt(parts[2]));
    }

    /** Under which an order is kept. */
    static String order(String site, String order) {
        return site + SPLIT + order;
    }

    static String siteOf(String key) {
        return key.substring(0, key.indexOf(SPLIT));
    }

    /** Sorts days of a feed by their date. */
    String text() {
        return site + SPLIT + feed + SPLIT + String.format(Locale.ROOT, "%07d", day);
    }

    /** Behind every day of the feed. */
    String last() {
        return site + SPLIT + feed + SPLIT + "9999999";
    }

    /** Under which it is kept who tells of the feed; before every day. */
    String sources() {
        return site + SPLIT + feed + SPLIT + "!";
    }

    public LocalDate date() {
        return LocalDate.ofEpochDay(day);
    }
}
