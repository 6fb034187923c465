package io.globalkpi.ingest.publish;

import java.util.List;
import java.util.Set;

/**
 * How large a number in an event may be, so that sums over years of business stay far from overflow.
 *
 * <p>Money up to a billion units of currency in one field, pieces up to a billion, views up to a trillion.
 */
final class NumberRules {

    static final long MOST_MICROS = 1_000_000_000_000_000L;
    static final long MOST_UNITS = 1_000_000_000L;
    static final long MOST_VIEWS = 1_000_000_000_000L;

    private static final Set<String> VIEWS = Set.of("impressions", "clicks", "sessions", "pageViews");

    /** Stock may be oversold and amounts may be credits; these may not be negative. */
    private static final Set<String> NOT_NEGATIVE = Set.of(
            "impressions",
            "clicks",
            "sessions",
            "pageViews",
            "quantity",
            "units",
            "attributedOrders",
            "attributedUnits",
            "reservedUnits",
            "inboundUnits",
            "agedUnits",
            "discountMicros",
            "refundMicros",
            "unitCostMicros",
            "revision",
            "attributionDays");

    private NumberRules() {}

    static void judge(String field, String path, long value, List<Fault> faults) {
        long most = most(field);
        long least = field.equals("stars") ? 1 : NOT_NEGATIVE.contains(field) ? 0 : -most;
        if (value < least || value > most) {
            faults.add(Fault.bad(path, value, "a whole number from " + least + " to " + most, "Correct the number."));
        }
    }

    private static long most(String field) {
        if (field.equals("revision")) {
            return Long.MAX_VALUE;
        }
        if (field.equals("stars")) {
            return 5;
        }
        return field.endsWith("Micros") ? MOST_MICROS : VIEWS.contains(field) ? MOST_VIEWS : MOST_UNITS;
    }
}
