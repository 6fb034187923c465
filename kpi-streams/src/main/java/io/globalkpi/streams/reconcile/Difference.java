package io.globalkpi.streams.reconcile;

import java.util.Map;

/**
 * The authority and another source on one day, micro-units of the site's currency.
 *
 * @param causes what explains {@code micros - otherMicros}
 */
public record Difference(
        long entities,
        long otherEntities,
        long units,
        long otherUnits,
        long micros,
        long otherMicros,
        Map<Cause, Long> causes) {

    public Difference {
        causes = Map.copyOf(causes);
    }

    /** What no cause explains: with the causes it sums to the difference, to the micro-unit. */
    public long unexplained() {
        return micros
                - otherMicros
                - causes.values().stream().mapToLong(Long::longValue).sum();
    }
}
