package io.globalkpi.local.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until it is set on, and in the end runs with the real one. It never goes back.
 *
 * <p>All services of the demo share it. May be read and set from any thread.
 */
public final class DemoClock extends Clock {

    private final Shared shared;
    private final ZoneId zone;

    /** What all clocks share that were made from one by {@link #withZone}. */
    private static final class Shared {

        private final Clock wall;
        private Instant least;
        private boolean runs;

        Shared(Clock wall, Instant start) {
            this.wall = wall;
            this.least = start;
        }

        synchronized Instant instant() {
            if (runs) {
                raise(wall.instant());
            }
            return least;
        }

        synchronized void raise(Instant instant) {
            if (instant.isAfter(least)) {
                least = instant;
            }
        }

        synchronized void run() {
            runs = true;
        }
    }

    /** @param wall the real clock it will run with in the end */
    public DemoClock(Clock wall, Instant start) {
        this(new Shared(wall, start), ZoneOffset.UTC);
    }

    private DemoClock(Shared shared, ZoneId zone) {
        this.shared = shared;
        this.zone = zone;
    }

    /** Sets it on; an earlier instant changes nothing. */
    public void setOn(Instant instant) {
        shared.raise(instant);
    }

    /** From here on it runs with the real clock, standing still until that has caught up. */
    public void run() {
        shared.run();
    }

    @Override
    public Instant instant() {
        return shared.instant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new DemoClock(shared, other);
    }
}
