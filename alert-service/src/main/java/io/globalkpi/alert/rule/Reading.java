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
 * @param proportion whether the numerator counts part of what the denominator counts
 * @param error how far a ratio that is no proportion may lie from the true one; null when that is not known
 * @param guarded whether the conditions on other KPIs hold; without them nothing is in trouble, whatever the value
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
        boolean proportion,
        @Nullable RatioError error,
        boolean guarded,
        boolean historic) {

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

    double hits() {
        return numerator.doubleValue();
    }

    double outOf() {
        return denominator == null ? 0 : denominator.doubleValue();
    }
}
