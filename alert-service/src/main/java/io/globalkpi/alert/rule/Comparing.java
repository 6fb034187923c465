package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.Against;
import io.globalkpi.schemas.reference.ComparedAs;
import io.globalkpi.schemas.reference.Rule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * How a rule holds a day against the days before it: by their median, so that one odd day among them, a promotion or a gap,
 * moves it little; against the same weekdays where a week has a rhythm.
 *
 * @param days how far back
 */
public record Comparing(Against against, int days, ComparedAs as) {

    public static final Comparing NOTHING = new Comparing(Against.NONE, 0, ComparedAs.CHANGE);

    /** Makes the median of absolute deviations of a normal distribution its standard deviation. */
    private static final double NORMAL = 1.4826;

    /** Days that were all alike would make a trifle a great deviation: they spread at least by this part of the usual. */
    private static final double LEAST_SPREAD = 0.05;

    /** So few weekdays, or days, say what is usual. */
    private static final int FEWEST_WEEKDAYS = 4;

    private static final int FEWEST_DAYS = 14;

    /** Back there days are forgotten. */
    public static final int MOST_DAYS = 91;

    public Comparing {
        int fewest = against == Against.SAME_WEEKDAY ? FEWEST_WEEKDAYS * 7 : FEWEST_DAYS;
        if (against != Against.NONE && (days < fewest || days > MOST_DAYS)) {
            throw new IllegalArgumentException(
                    "againstDays must be " + fewest + " to " + MOST_DAYS + " for " + against + ", was " + days);
        }
    }

    static Comparing of(Rule row) {
        return row.getAgainst() == Against.NONE
                ? NOTHING
                : new Comparing(row.getAgainst(), row.getAgainstDays(), row.getComparedAs());
    }

    public boolean isNothing() {
        return against == Against.NONE;
    }

    /**
     * A day beside what is usual.
     *
     * @param usual median of the days it is held against
     * @param spread how far they lie from it
     * @param held how many they are
     */
    public record Compared(double now, double usual, double spread, int held, ComparedAs as) {

        public double change() {
            return now - usual;
        }

        /** What the change is over, so that both make the value. */
        public double over() {
            return as == ComparedAs.CHANGE ? Math.abs(usual) : spread;
        }

        public double value() {
            return change() / over();
        }
    }

    /** Empty when too few days are known, or the usual is nothing, so that no change of it can be told. */
    public Optional<Compared> compare(DayValue day, Collection<DayValue> known) {
        double[] before = known.stream()
                .filter(DayValue::hasValue)
                .filter(other -> isHeldAgainst(other.date(), day.date()))
                .mapToDouble(DayValue::value)
                .sorted()
                .toArray();
        int fewest = against == Against.SAME_WEEKDAY ? FEWEST_WEEKDAYS : FEWEST_DAYS;
        if (before.length < fewest || !day.hasValue()) {
            return Optional.empty();
        }
        double usual = median(before);
        double[] off = Arrays.stream(before)
                .map(value -> Math.abs(value - usual))
                .sorted()
                .toArray();
        double spread = Math.max(NORMAL * median(off), LEAST_SPREAD * Math.abs(usual));
        return Optional.of(new Compared(day.value(), usual, spread, before.length, as))
                .filter(found -> found.over() > 0);
    }

    private boolean isHeldAgainst(LocalDate before, LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return before.isBefore(day)
                && !before.isBefore(day.minusDays(days))
                && (against == Against.TRAILING || before.getDayOfWeek() == weekday);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
