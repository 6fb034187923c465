package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.kpi.KpiValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A KPI value and the step it is of.
 *
 * @param date local date of the step
 * @param isProvisional true when the step is over and still more is due
 */
record Reading(LocalDate date, boolean isProvisional, KpiValue value) {

    /** The exact value; empty when there is nothing to divide by. */
    Optional<Fraction> actual(ScorecardBook book) {
        Fraction above = Fraction.of(value.getNumerator());
        Fraction below = value.getDenominator() == null ? Fraction.ONE : Fraction.of(value.getDenominator());
        return below.signum() == 0
                ? Optional.empty()
                : Optional.of(above.over(below).times(book.scale(value)));
    }

    /** The key that the snapshot is published under. */
    Instant windowEnd() {
        return date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
