package io.globalkpi.ingest.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One piece of a feed, asked for as a whole.
 *
 * @param reach what {@code from} and {@code to} are times of
 * @param from inclusive (UTC); of dates the start of the first
 * @param to exclusive (UTC), never in the future; of dates the end of the last; of a snapshot the moment it was begun
 * @param ids what is named; empty for every other reach
 */
public record Slice(Reach reach, Instant from, Instant to, List<String> ids) {

    public Slice {
        ids = List.copyOf(ids);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a slice must not end before it begins, was " + from + " to " + to);
        }
    }

    public static Slice of(Reach reach, Instant from, Instant to) {
        return new Slice(reach, from, to, List.of());
    }

    /** Whole local dates of a shop. */
    public static Slice dates(Shop shop, LocalDate first, LocalDate last) {
        return of(Reach.DATES, shop.start(first), shop.start(last.plusDays(1)));
    }

    public static Slice named(List<String> ids, Instant now) {
        return new Slice(Reach.NAMED, now, now, ids);
    }

    public LocalDate firstDate(Shop shop) {
        return shop.date(from);
    }

    /** Inclusive. */
    public LocalDate lastDate(Shop shop) {
        return shop.date(to.minusMillis(1));
    }
}
