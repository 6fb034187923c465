package io.globalkpi.alert.backtest;

import java.time.Duration;
import java.time.Instant;

/**
 * The business time that is replayed.
 *
 * @param from inclusive
 * @param to exclusive
 * @param finalBefore what was published before may have been compacted: only the last value of each step is taken then
 */
public record Span(Instant from, Instant to, Instant finalBefore) {

    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from must be before to, was " + from + " and " + to);
        }
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    double days() {
        return Math.max(1, Duration.between(from, to).toHours() / 24.0);
    }
}
