package io.globalkpi.ingest.reference;

import io.globalkpi.ingest.publish.Currencies;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.FiscalYear;
import io.globalkpi.schemas.reference.Manifest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whose numbers these are.
 *
 * @param reportingCurrency the one currency reports are in
 * @param baseCurrency the currency rates are quoted against, where a rate does not name it
 * @param zone decides the company's today
 * @param kpiFreezeDays days from its publication on in which a KPI is changed only with a reason and an approver
 * @param fiscalYear how years are cut into weeks; empty for months of the calendar
 * @param goals what is wanted of a ratio, or a year's growth, wherever no target is set
 */
record Company(
        String id,
        String name,
        String reportingCurrency,
        String baseCurrency,
        String zone,
        int kpiFreezeDays,
        Optional<FiscalYear> fiscalYear,
        Map<String, Double> goals) {

    /** Half a year. */
    static final int USUAL_FREEZE = 183;

    private static final Set<String> FIELDS =
            Set.of("id", "name", "reportingCurrency", "baseCurrency", "zone", "kpiFreezeDays", "fiscalYear", "goals");

    static Company of(Manifest manifest) {
        return new Company(
                manifest.getCompany(),
                manifest.getCompanyName(),
                manifest.getReportingCurrency(),
                manifest.getReportingCurrency(),
                manifest.getZone(),
                manifest.getKpiFreezeDays(),
                Optional.ofNullable(manifest.getFiscalYear()),
                manifest.getGoals());
    }

    /** @param before the company of an earlier file, or in force: its goals and its fiscal year stay unless others are written */
    static Optional<Company> read(Entry entry, Optional<Company> before) {
        entry.refuseOthers(FIELDS);
        for (String field : List.of("reportingCurrency", "zone")) {
            if (entry.text(field).isEmpty()) {
                entry.missing(field, "a text");
                return Optional.empty();
            }
        }
        String currency = entry.text("reportingCurrency").orElseThrow();
        Company company = new Company(
                entry.text("id").orElse("company"),
                entry.text("name").orElse(""),
                currency,
                entry.text("baseCurrency").orElse(currency),
                entry.text("zone").orElseThrow(),
                freeze(entry),
                FiscalYearRow.read(entry, before.flatMap(Company::fiscalYear)),
                entry.find("goals").isPresent()
                        ? goals(entry)
                        : before.map(Company::goals).orElse(Map.of()));
        company.check(entry);
        return Optional.of(company);
    }

    /** What months, quarters, years and weeks are. */
    Periods periods() {
        return Periods.of(fiscalYear.orElse(null));
    }

    private static int freeze(Entry entry) {
        String text = entry.text("kpiFreezeDays").orElse(String.valueOf(USUAL_FREEZE));
        if (!text.matches("\\d{1,4}")) {
            entry.problem("kpiFreezeDays", "has the wrong form", text, "days, 0 for no freeze");
            return USUAL_FREEZE;
        }
        return Integer.parseInt(text);
    }

    private static Map<String, Double> goals(Entry entry) {
        Map<String, Double> goals = new TreeMap<>();
        Map<String, String> written = entry.find("goals").map(Binder::map).orElse(null);
        if (written == null) {
            entry.problem("goals", "has the wrong form", "", "a mapping such as {sales_growth: 40%, net_margin: 15%}");
            return goals;
        }
        written.forEach((kpi, text) -> {
            try {
                BigDecimal number = new BigDecimal(text.replace("%", "").strip());
                goals.put(kpi, (text.endsWith("%") ? number.movePointLeft(2) : number).doubleValue());
            } catch (NumberFormatException e) {
                entry.problem("goals", "holds no number", kpi + ": " + text, "a percentage such as 15%, or 0.15");
            }
        });
        return goals;
    }

    private void check(Entry entry) {
        checkCurrency(entry, "reportingCurrency", reportingCurrency);
        checkCurrency(entry, "baseCurrency", baseCurrency);
        if (!isZone(zone)) {
            entry.problem("zone", "is not known", zone, "an IANA zone such as Asia/Shanghai");
        }
    }

    static void checkCurrency(Entry entry, String field, String code) {
        if (!Currencies.isKnown(code)) {
            entry.problem(field, "is no currency", code, "an ISO-4217 code such as EUR");
        }
    }

    static boolean isZone(String zone) {
        return zoneOf(zone).isPresent();
    }

    static Optional<ZoneId> zoneOf(String zone) {
        try {
            return Optional.of(ZoneId.of(zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
