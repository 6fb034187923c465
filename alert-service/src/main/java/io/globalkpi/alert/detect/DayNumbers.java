package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.DayValue;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The numbers of a scope on one local date, and nothing else of its snapshot: a quarter of a year of them is kept. */
record DayNumbers(LocalDate date, Map<Kpi, DayValue> values) {

    /** A KPI as one of its versions counts it. */
    record Kpi(String id, int version) {}

    static DayNumbers of(KpiSnapshot row) {
        LocalDate date = date(row);
        Map<Kpi, DayValue> values = new LinkedHashMap<>();
        for (KpiValue kpi : row.getKpis()) {
            values.putIfAbsent(
                    new Kpi(kpi.getKpi(), kpi.getVersion()),
                    value(date, kpi.getNumerator(), kpi.getDenominator(), kpi.getValue()));
        }
        return new DayNumbers(date, values);
    }

    Optional<DayValue> of(String kpi, int version) {
        return Optional.ofNullable(values.get(new Kpi(kpi, version)));
    }

    /** Of windows that step by the hour, the local date their end lies on. */
    static LocalDate date(KpiSnapshot row) {
        return row.getDate() != null
                ? row.getDate()
                : row.getWindowEnd()
                        .minusMillis(1)
                        .atZone(ZoneId.of(row.getZone()))
                        .toLocalDate();
    }

    static DayValue value(
            LocalDate date, BigDecimal numerator, @Nullable BigDecimal denominator, @Nullable Double value) {
        return new DayValue(
                date,
                numerator.doubleValue(),
                denominator == null ? 0 : denominator.doubleValue(),
                value == null ? Double.NaN : value);
    }
}
