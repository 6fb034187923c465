package io.globalkpi.streams.topology;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * When which frontier was reached, until all corrections that were waiting by then are out: what has closed by such a frontier is
 * whole, as far as anything was known of it.
 *
 * <p>Corrections are collected for up to half a minute. Whoever freezes figures waits for them, and not for those that come
 * meanwhile.
 */
final class Arrivals {

    /** One mark in so many nanoseconds is enough. */
    private static final long APART = 100_000_000;

    private record Mark(long at, long frontier) {}

    private final Deque<Mark> marks = new ArrayDeque<>();
    private long whole = Long.MIN_VALUE;

    /** Every step that ends by then has been visited. */
    void reached(long frontier, long now) {
        Mark last = marks.peekLast();
        boolean isNews = last == null ? frontier > whole : frontier > last.frontier() && now - last.at() >= APART;
        if (isNews) {
            marks.add(new Mark(now, frontier));
        }
    }

    /**
     * The frontier that figures have become whole by since the last call; empty when it is the same.
     *
     * @param waiting since when the correction has waited that waits longest; empty when none does
     */
    OptionalLong next(OptionalLong waiting) {
        long before = whole;
        while (!marks.isEmpty() && (waiting.isEmpty() || marks.peek().at() - waiting.getAsLong() < 0)) {
            whole = marks.remove().frontier();
        }
        return whole == before ? OptionalLong.empty() : OptionalLong.of(whole);
    }
}
