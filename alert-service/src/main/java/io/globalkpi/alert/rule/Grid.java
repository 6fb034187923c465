package io.globalkpi.alert.rule;

import java.time.Duration;
import java.time.Instant;

/**
 * Business time as rules see it: five-minute steps.
 *
 * <p>Everything that is decided is decided at a point of the grid, so that looking at recorded values again comes to the
 * same decisions as looking at them live.
 */
public final class Grid {

    public static final Duration STEP = Duration.ofMinutes(5);

    private Grid() {}

    /** The last point at or before an instant. */
    public static Instant floor(Instant instant) {
        long step = STEP.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), step) * step);
    }

    /** The first point at or after an instant. */
    public static Instant ceiling(Instant instant) {
        Instant below = floor(instant);
        return below.equals(instant) ? below : below.plus(STEP);
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
