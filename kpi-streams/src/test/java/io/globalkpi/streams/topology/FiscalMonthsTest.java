package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.oracle.BatchKpis;
import io.globalkpi.oracle.EveryValueEqualsTheBatch;
import io.globalkpi.oracle.RandomBusiness;
import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.FiscalYear;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.WeekPattern;
import io.globalkpi.schemas.reference.YearEnd;
import io.globalkpi.schemas.reference.YearName;
import io.globalkpi.schemas.table.ReferenceData;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Months of whole weeks: what is published is what the batch, which counts weeks by another way, makes of the same tellings. */
class FiscalMonthsTest {

    /** Its third month and quarter of 2026 begin on March 29, when clocks change in Europe. */
    private static final FiscalYear SEPTEMBER = new FiscalYear(WeekPattern.W4_4_5, 7, 9, YearEnd.LAST, YearName.END);

    /** Its month of April 2026 begins on April 5, when clocks change in Auckland and on Lord Howe. */
    private static final FiscalYear RETAIL = new FiscalYear(WeekPattern.W4_5_4, 7, 1, YearEnd.NEAREST, YearName.START);

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Pacific/Honolulu"),
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Auckland"));

    private static FiscalYear rule(String name) {
        return name.equals("RETAIL") ? RETAIL : SEPTEMBER;
    }

    private static ReferenceData with(FiscalYear rule, ReferenceData data) {
        return new ReferenceData(
                Manifest.newBuilder(data.manifest()).setFiscalYear(rule).build(), data.rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEPTEMBER", "RETAIL"})
    void shouldEqualTheBatchWhateverHappens(String rule) {
        RandomBusiness business = new RandomBusiness(21);
        ReferenceData reference = with(rule(rule), business.reference());
        Instant end = Instant.parse("2026-04-12T10:30:00Z");
        try (Pipeline pipeline = new Pipeline(reference, end)) {
            business.shuffled(21).forEach(pipeline::tell);
            pipeline.settle();

            var guarantee =
                    new EveryValueEqualsTheBatch(BatchKpis.of(business.events(), reference), pipeline.latest, end);
            assertThat(guarantee.compared()).isGreaterThan(1_000);
            assertThat(guarantee.differences()).isEmpty();
        }
    }

    /** The last is a 53rd week: it begins with a change of clocks in Auckland, and a year ends with it. */
    @ParameterizedTest
    @CsvSource({
        "SEPTEMBER, 2026-03-29, 2026-07, 2026-02-22",
        "RETAIL,    2026-04-05, 2026-03, 2026-03-01",
        "SEPTEMBER, 2023-10-01, 2024-01, 2023-08-20"
    })
    void shouldEqualTheBatchFromHonoluluToAuckland(String rule, LocalDate begin, String month, LocalDate before) {
        ReferenceData reference = with(rule(rule), shops(month));
        List<SpecificRecord> tellings = tellings(begin);
        Instant end =
                begin.plusDays(6).atTime(12, 0).toInstant(ZoneOffset.UTC); // the day before is over in Honolulu, too
        try (Pipeline pipeline = new Pipeline(reference, end)) {
            tellings.forEach(pipeline::tell);
            pipeline.settle();

            var guarantee = new EveryValueEqualsTheBatch(BatchKpis.of(tellings, reference), pipeline.latest, end);
            assertThat(guarantee.compared()).isGreaterThan(1_000);
            assertThat(guarantee.differences()).isEmpty();
            for (int site = 0; site < ZONES.size(); site++) {
                KpiSnapshot first = month(pipeline, site, begin);
                assertThat(first.getWindowStart())
                        .isEqualTo(begin.atStartOfDay(ZONES.get(site)).toInstant());
                assertThat(ShopTest.kpi(first, "orders").getNumerator()).isEqualByComparingTo("5");
                KpiSnapshot last = month(pipeline, site, begin.minusDays(1));
                assertThat(last.getWindowStart())
                        .isEqualTo(before.atStartOfDay(ZONES.get(site)).toInstant());
                assertThat(ShopTest.kpi(first, "sales_time_progress").getDenominator())
                        .isEqualByComparingTo("28000");
                assertThat(ShopTest.kpi(first, "sales_time_progress").getNumerator())
                        .isEqualByComparingTo("1000");
            }
        }
    }

    private static KpiSnapshot month(Pipeline pipeline, int site, LocalDate date) {
        Instant key = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return pipeline.latest.get(new KpiKey(ScopeType.SITE, site(site), "month", key));
    }

    private static String site(int number) {
        return "amazon-us/" + number;
    }

    private static ReferenceData shops(String month) {
        StringBuilder sites = new StringBuilder("company: {id: acme, currency: USD, zone: UTC}\nsites:\n");
        StringBuilder targets = new StringBuilder("targets:\n");
        for (int site = 0; site < ZONES.size(); site++) {
            sites.append(
                    "  - {site: %s, name: S, platform: amazon, market: US, currency: USD, zone: %s, openedOn: 2020-01-01}\n"
                            .formatted(site(site), ZONES.get(site)));
            targets.append(
                    "  - {scopeType: SITE, scopeId: %s, kpi: net_sales_budget, period: %s, amount: 28000, from: 2020-01-01}\n"
                            .formatted(site(site), month));
        }
        return WrittenBusiness.reference(sites.append(targets).toString());
    }

    /** Every six hours around a date, and at its very begin: the last millisecond before it, and the first of it. */
    private static List<SpecificRecord> tellings(LocalDate date) {
        List<SpecificRecord> tellings = new ArrayList<>();
        for (int site = 0; site < ZONES.size(); site++) {
            Instant begin = date.atStartOfDay(ZONES.get(site)).toInstant();
            tellings.addAll(order(site, begin.minusMillis(1)));
            tellings.addAll(order(site, begin));
            for (int step = -32; step < 12; step++) {
                tellings.addAll(order(site, begin.plus(Duration.ofHours(6L * step + 3))));
            }
            for (LocalDate day = date.minusDays(90); day.isBefore(date); day = day.plusDays(13)) {
                tellings.addAll(
                        order(site, day.atTime(23, 59).atZone(ZONES.get(site)).toInstant()));
            }
        }
        return tellings;
    }

    private static List<SpecificRecord> order(int site, Instant at) {
        return WrittenBusiness.events("- {order: %s-%s, site: %s, at: %s, lines: [{sku: MUG, units: 1, gross: %d}]}"
                .formatted(site, at.toEpochMilli(), site(site), at, 1 + Math.floorMod(at.getEpochSecond(), 97)));
    }

    /** `apply` refuses this already; what was on its way when nothing was published yet must not become half of either. */
    @Test
    void shouldStandStillRatherThanMixMonths() {
        Instant end = Instant.parse("2026-04-12T10:30:00Z");
        try (Pipeline pipeline = new Pipeline(shops("2026-03"), end)) {
            tellings(LocalDate.parse("2026-04-05")).forEach(pipeline::tell);
            pipeline.settle();

            assertThatThrownBy(() -> pipeline.change(with(RETAIL, shops("2026-03"))))
                    .hasStackTraceContaining("values are of another fiscal year (calendar)")
                    .hasStackTraceContaining("`deploy/run rebuild`");
        }
    }
}
