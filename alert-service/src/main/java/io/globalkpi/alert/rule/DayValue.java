package io.globalkpi.alert.rule;

import java.time.LocalDate;

/**
 * What a KPI was on one whole local day.
 *
 * @param denominator 0 for a KPI that is a sum
 * @param value NaN when the denominator was zero
 */
public record DayValue(LocalDate date, double numerator, double denominator, double value) {

    boolean hasValue() {
        return Double.isFinite(value);
    }
}
