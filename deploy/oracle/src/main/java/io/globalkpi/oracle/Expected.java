package io.globalkpi.oracle;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a KPI must be.
 *
 * @param numerator units of money, or counts; scale 6
 * @param denominator the same below the line; null for a sum
 * @param value null when the denominator is zero
 * @param sample counts; cut to a whole number at owners and teams
 */
public record Expected(
        BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable Double value,
        long sample) {

    private static final double NEARLY = 1e-12;

    /** Sums must be equal to the last digit, the quotient to the precision of a double. */
    public boolean agreesWith(
            BigDecimal numerator, @Nullable BigDecimal denominator, @Nullable Double value, long sample) {
        return this.numerator.compareTo(numerator) == 0
                && sameDenominator(denominator)
                && sameValue(value)
                && this.sample == sample;
    }

    private boolean sameDenominator(@Nullable BigDecimal other) {
        return denominator == null || other == null ? denominator == other : denominator.compareTo(other) == 0;
    }

    private boolean sameValue(@Nullable Double other) {
        if (value == null || other == null) {
            return value == null && other == null;
        }
        return Math.abs(value - other) <= NEARLY * Math.max(Math.abs(value), Math.abs(other));
    }
}
