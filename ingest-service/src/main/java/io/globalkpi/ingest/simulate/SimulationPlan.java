package io.globalkpi.ingest.simulate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How large a month is simulated and how badly it is delivered. The same plan gives the same events, byte for byte.
 *
 * @param seed where all chance comes from
 * @param end when the month ends; nothing is observed at or after it, {@link Simulation#live} goes on from there
 * @param days local dates of every site, the one of {@code end} included: 25 to 180
 * @param events about how many events are observed until the end; the planted rates hold from 40,000 on
 * @param duplicates share of the tellings about orders, returns and reviews that are delivered twice, 0 to 0.2
 * @param late share of those tellings that are observed 2 to 48 hours after their time, 0 to 0.2
 */
public record SimulationPlan(long seed, Instant end, int days, long events, double duplicates, double late) {

    public static final long DEMO_SEED = 2026;
    public static final int DEMO_DAYS = 30;
    public static final long DEMO_EVENTS = 60_000;

    private static final long LEAST_EVENTS = 10_000;
    /** The number of an order within its site and date must fit 18 bits, on the promotion day as well. */
    private static final long MOST_EVENTS_A_DAY = 1_000_000;

    public SimulationPlan {
        check(days >= 25 && days <= 180, "days must be 25 to 180, was " + days);
        check(events >= LEAST_EVENTS, "events must be " + LEAST_EVENTS + " or more, was " + events);
        check(
                events <= MOST_EVENTS_A_DAY * days,
                "events must be at most " + MOST_EVENTS_A_DAY + " a day, was " + events + " in " + days + " days");
        check(isShare(duplicates), "duplicates must be 0 to 0.2, was " + duplicates);
        check(isShare(late), "late must be 0 to 0.2, was " + late);
        end = end.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A month of about 60,000 events that ends at an instant. */
    public static SimulationPlan demo(Instant end) {
        return new SimulationPlan(DEMO_SEED, end, DEMO_DAYS, DEMO_EVENTS, 0.015, 0.02);
    }

    public SimulationPlan withSeed(long other) {
        return new SimulationPlan(other, end, days, events, duplicates, late);
    }

    public SimulationPlan withEvents(long other) {
        return new SimulationPlan(seed, end, days, other, duplicates, late);
    }

    public SimulationPlan withDays(int other) {
        return new SimulationPlan(seed, end, other, events, duplicates, late);
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 0.2;
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
