package io.globalkpi.ingest.simulate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Everything told, slice after slice, in order of observation. Keeps what is still to be told as packed {@link Due}s:
 * eight bytes each, some days' worth, however long the month.
 */
final class Schedule {

    /** Length of a slice; its milliseconds fit 25 bits. */
    static final long SLICE = TimeUnit.HOURS.toMillis(6);

    private final Business business;
    private final FeedTally tally = new FeedTally();
    private final Map<Integer, LongBag> waiting = new HashMap<>();
    private final int[] nextDay;
    private int next;

    Schedule(Business business) {
        this.business = business;
        this.nextDay = new int[business.books().size()];
    }

    /** The begin of the slice that {@link #next} gives, in epoch milliseconds. */
    long nextFrom() {
        return business.start() + next * SLICE;
    }

    FeedTally tally() {
        return tally;
    }

    /** What is observed in the next slice, sorted. Empty past the last date a simulation can have. */
    long[] next() {
        openDatesBefore(nextFrom() + SLICE);
        LongBag due = waiting.remove(next++);
        return due == null ? new long[0] : due.sorted();
    }

    /** Nothing is observed before its date begins, so a slice is whole once all dates that begin in it are open. */
    private void openDatesBefore(long end) {
        List<SiteBook> books = business.books();
        for (int site = 0; site < nextDay.length; site++) {
            SiteBook book = books.get(site);
            while (nextDay[site] < SiteBook.DATES && book.start(nextDay[site]) < end) {
                business.tell(book, nextDay[site]++, this::wait);
            }
        }
    }

    /** How many tellings wait for a later slice. */
    long waiting() {
        return waiting.values().stream().mapToLong(LongBag::size).sum();
    }

    private void wait(Place place, Telling telling, long revision, long observedAt, boolean again) {
        long sinceStart = observedAt - business.start();
        long due = Due.pack(sinceStart % SLICE, place, telling, again);
        waiting.computeIfAbsent((int) (sinceStart / SLICE), slice -> new LongBag())
                .add(due);
        if (!again) {
            tally.count(place, telling, revision, observedAt);
        }
    }

    /** The part of sorted dues from a moment on, counted from the begin of their slice. */
    static long[] from(long[] dues, long millis) {
        return Arrays.copyOfRange(dues, firstAt(dues, millis), dues.length);
    }

    /** The part of sorted dues before a moment, counted from the begin of their slice. */
    static long[] before(long[] dues, long millis) {
        return Arrays.copyOf(dues, firstAt(dues, millis));
    }

    private static int firstAt(long[] dues, long millis) {
        int low = 0;
        int high = dues.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Due.millis(dues[middle]) < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
