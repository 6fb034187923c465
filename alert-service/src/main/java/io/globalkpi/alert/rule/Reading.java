package io.globalkpi.alert.rule;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a KPI of a scope was at one instant of business time.
 *
 * @param at point of the grid it was looked at
 * @param windowEnd end of the window it was taken over
 * @param closed whether that window's step was over
 * @param value null when the denominator was zero
 * @param denominator null for a KPI that is a sum
 * @param sample what significance is judged on
 * @param historic whether it is too old for anybody to be told
 */
public record Reading(
        Instant at,
        Instant windowEnd,
        boolean closed,
        @Nullable Double value,
        BigDecimal numerator,
        @Nullable BigDecimal denominator,
        long sample,
        boolean historic) {

    /** The same value, found unchanged at a later instant. */
    public Reading still(Instant later) {
        return new Reading(later, windowEnd, closed, value, numerator, denominator, sample, historic);
    }

    /** Whether anything may be decided on it; a null value or too small a sample is no data, not a good number. */
    public boolean decides(AlertRule rule) {
        return value != null && Double.isFinite(value) && sample >= rule.minimumSample();
    }

    double number() {
        if (value == null) {
            throw new IllegalStateException("no value at " + at);
        }
        return value;
    }
}
