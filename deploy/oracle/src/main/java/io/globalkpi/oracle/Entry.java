package io.globalkpi.oracle;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table in measures.md, applied to one line of one entity.
 *
 * @param of the entity that brings it: not the one it is booked with, where a return or a review counts at its order
 * @param currency original currency of money; null for a count
 * @param onlyIfBooked counted only if all money of the entity at that time found its rates
 */
record Entry(
        Entity of,
        Instant time,
        Line line,
        String measure,
        BigInteger amount,
        @Nullable String currency,
        boolean onlyIfBooked) {

    boolean isMoney() {
        return currency != null;
    }

    /** One count of another measure, at the site's owner. */
    Entry note(String other) {
        return new Entry(of, time, Line.NONE, other, BigInteger.ONE, null, false);
    }
}
