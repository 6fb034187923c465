package io.globalkpi.alert.rule;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How far a ratio of sums may lie from the true one, by how its days lie about it: the delta method with days as clusters.
 *
 * <p>A snapshot carries no sums of squares, but its days tell how far one day strays. Orders of one day that belong together
 * are then no trouble either: they are one observation.
 *
 * @param error standard error of the ratio
 * @param days so many were looked at
 */
public record RatioError(double error, int days) {

    /** Fewer days do not tell how they spread. */
    static final int FEWEST = 14;

    /**
     * Empty when too few days have a denominator, or all lie exactly alike.
     *
     * @param value the ratio over all of them, whose unit the error has
     */
    public static Optional<RatioError> of(double value, Collection<DayValue> known) {
        List<DayValue> days =
                known.stream().filter(day -> day.denominator() > 0).toList();
        double above = days.stream().mapToDouble(DayValue::numerator).sum();
        double below = days.stream().mapToDouble(DayValue::denominator).sum();
        if (days.size() < FEWEST || above == 0) {
            return Optional.empty();
        }
        double ratio = above / below;
        double squares = days.stream()
                .mapToDouble(day -> day.numerator() - ratio * day.denominator())
                .map(off -> off * off)
                .sum();
        double n = days.size();
        double error = Math.sqrt(squares * n / (n - 1)) / below * Math.abs(value / ratio);
        return error > 0 ? Optional.of(new RatioError(error, days.size())) : Optional.empty();
    }
}
