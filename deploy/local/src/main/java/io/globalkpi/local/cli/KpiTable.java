package io.globalkpi.local.cli;

import io.globalkpi.local.read.KpiRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Columns of KPI values: all of them for programs, those a person reads for a console. */
final class KpiTable {

    private static final int DIGITS = 6;

    private KpiTable() {}

    static Table<KpiRow> of(FormatOption.Format format) {
        return format == FormatOption.Format.TABLE ? forPeople() : forPrograms();
    }

    private static Table<KpiRow> forPeople() {
        return new Table<KpiRow>()
                .column("scope", KpiRow::scope)
                .column("kpi", row -> row.value().getKpi())
                .column("window", row -> row.snapshot().getWindow())
                .column("from", KpiRow::from)
                .column("to", KpiRow::to)
                .column("zone", row -> row.snapshot().getZone())
                .column("value", row -> rounded(row.value().getValue()))
                .column("unit", row -> unit(row))
                .column("numerator", row -> row.value().getNumerator())
                .column("denominator", row -> row.value().getDenominator())
                .column("sample", row -> row.value().getSample())
                .column("target", row -> row.value().getTarget())
                .column("status", row -> row.value().getStatus())
                .column("state", KpiTable::state);
    }

    private static Table<KpiRow> forPrograms() {
        return new Table<KpiRow>()
                .column("scopeType", row -> row.scope().type().name().toLowerCase(Locale.ROOT))
                .column("scopeId", row -> row.snapshot().getScopeId())
                .column("scopeName", row -> row.snapshot().getScopeName())
                .column("window", row -> row.snapshot().getWindow())
                .column("from", KpiRow::from)
                .column("to", KpiRow::to)
                .column("zone", row -> row.snapshot().getZone())
                .column("kpi", row -> row.value().getKpi())
                .column("version", row -> row.value().getVersion())
                .column("definition", row -> row.value().getDefinition())
                .column("numerator", row -> row.value().getNumerator())
                .column("denominator", row -> row.value().getDenominator())
                .column("value", row -> row.value().getValue())
                .column("sample", row -> row.value().getSample())
                .column("target", row -> row.value().getTarget())
                .column("low", row -> row.value().getLow())
                .column("high", row -> row.value().getHigh())
                .column("status", row -> row.value().getStatus())
                .column("unit", row -> row.value().getUnit().name())
                .column("currency", KpiRow::currency)
                .column("better", row -> row.value().getBetter().name())
                .column("sensitivity", row -> row.value().getSensitivity().name())
                .column("closed", KpiRow::closed)
                .column("provisional", KpiRow::provisional)
                .column("ripe", row -> row.value().getRipe())
                .column("completeness", row -> row.snapshot().getCompleteness())
                .column("waiting", row -> row.snapshot().getWaiting())
                .column("asOf", row -> row.snapshot().getAsOf())
                .column("snapshotEnd", row -> row.snapshot().getWindowEnd())
                .column("publishedAt", row -> row.snapshot().getPublishedAt())
                .column("referenceVersion", row -> row.snapshot().getReferenceVersion());
    }

    private static String unit(KpiRow row) {
        String currency = row.currency();
        return currency == null ? row.value().getUnit().name().toLowerCase(Locale.ROOT) : currency;
    }

    private static String state(KpiRow row) {
        if (!row.provisional()) {
            return "final";
        }
        return row.closed() ? "closed, provisional" : "provisional";
    }

    private static @Nullable BigDecimal rounded(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
    }
}
