package io.globalkpi.oracle;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table in measures.md, applied to one line of one entity.
 *
 * @param currency original currency of money; null for a count
 * @param onlyIfBooked counted only if all money of the entity at that time found its rates
 */
record Entry(
        Instant time,
        Instant firstObserved,
        Line line,
        String measure,
        BigInteger amount,
        @Nullable String currency,
        boolean onlyIfBooked) {

    boolean isMoney() {
        return currency != null;
    }
}
