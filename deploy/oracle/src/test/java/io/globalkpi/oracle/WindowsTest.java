package io.globalkpi.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.ScopeType;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which times a window covers, and what late tellings still reach. */
class WindowsTest extends SmallBusiness {

    private static Instant after(String date) {
        return LocalDate.parse(date).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String dates(Window.Range range) {
        return LocalDate.ofInstant(range.from(), ZoneOffset.UTC) + ".."
                + LocalDate.ofInstant(range.until(), ZoneOffset.UTC).minusDays(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            30d,     2026-03-31, 2026-03-02..2026-03-31, 2026-01-31..2026-03-01
            day,     2026-03-01, 2026-03-01..2026-03-01, 2026-02-28..2026-02-28
            week,    2026-01-01, 2025-12-29..2026-01-01, 2025-12-22..2025-12-25
            month,   2026-03-15, 2026-03-01..2026-03-15, 2026-02-01..2026-02-15
            month,   2026-03-31, 2026-03-01..2026-03-31, 2026-02-01..2026-02-28
            quarter, 2026-05-01, 2026-04-01..2026-05-01, 2026-01-01..2026-01-31
            year,    2024-12-31, 2024-01-01..2024-12-31, 2023-01-01..2023-12-31
            """)
    void shouldCoverTheseDatesAndCompareThemWithThose(String window, String date, String now, String before) {
        assertThat(dates(Window.of(window).now(after(date), new CalendarStarts())))
                .isEqualTo(now);
        assertThat(dates(Window.of(window).before(after(date), new CalendarStarts())))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-03-11T12:00:00.000Z, 1, 1, 1
            2026-03-11T12:00:00.001Z, 0, 1, 1
            2026-04-07T12:00:00.000Z, 0, 1, 1
            2026-04-07T12:00:00.001Z, 0, 0, 1
            """)
    void shouldKeepWhatComesLateOutOfTheFinerWindows(String observed, int in24h, int in7d, int inDay) {
        BatchKpis kpis = kpis("- {review: S, at: 2026-03-03T12:00:00Z, stars: 5, observedAt: " + observed + "}");

        Instant end = Instant.parse("2026-03-03T13:00:00Z");
        assertThat(count(kpis, "24h", end)).isEqualTo(in24h);
        assertThat(count(kpis, "7d", end)).isEqualTo(in7d);
        assertThat(count(kpis, "day", after("2026-03-03"))).isEqualTo(inDay);
    }

    @Test
    void shouldGoByTheFirstTimeAnyTellingWasObserved() {
        BatchKpis kpis = kpis("""
                - {review: S, at: 2026-03-03T12:00:00Z, revision: 2, stars: 5, observedAt: 2026-03-30T12:00:00Z}
                - {review: S, at: 2026-03-03T12:00:00Z, revision: 1, stars: 5, observedAt: 2026-03-04T12:00:00Z}
                """);

        assertThat(count(kpis, "24h", Instant.parse("2026-03-03T13:00:00Z"))).isOne();
    }

    @Test
    void shouldDateACohortByTheReturnThatBringsIt() {
        BatchKpis kpis = kpis("""
                - {order: A, at: 2026-03-03T12:00:00Z, lines: [{sku: TEA, units: 4, gross: 1}]}
                - {return: R, at: 2026-03-12T12:00:00Z, orderId: A, lines: [{sku: TEA, units: 3, refund: 1}]}
                """);

        Instant end = Instant.parse("2026-03-03T13:00:00Z");
        assertThat(kpis.measures(US, "24h", end))
                .containsEntry("units_sold", BigInteger.valueOf(4))
                .doesNotContainKey("units_returned_cohort");
        assertThat(kpis.measures(US, "7d", end)).containsEntry("units_returned_cohort", BigInteger.valueOf(3));
    }

    @Test
    void shouldNameTheStepsAtWhichSomethingEntersOrLeaves() {
        BatchKpis kpis = kpis("- {review: S, at: 2026-03-03T12:02:00Z, stars: 5}");

        assertThat(kpis.stepsWithChanges(US, "1h"))
                .extracting(step -> step.end().toString())
                .containsExactly("2026-03-03T12:05:00Z", "2026-03-03T13:05:00Z", "2026-03-03T14:05:00Z");
        assertThat(kpis.stepsWithChanges(US, "month"))
                .extracting(step -> step.end().toString())
                .containsExactly(
                        "2026-03-04T00:00:00Z", "2026-04-02T00:00:00Z", "2026-04-04T00:00:00Z", "2026-05-02T00:00:00Z");
    }

    @Test
    void shouldLeaveARatioWithoutADenominatorEmptyAndCutTheSampleOfAnOwner() {
        BatchKpis kpis = kpis("- {review: S, at: 2026-03-03T12:00:00Z, stars: 1}");

        Expected returns =
                kpis.value(ScopeType.SITE, US.id(), "30d", after("2026-03-03"), KpiDefinitions.shipped("return_rate"));
        assertThat(returns.value()).isNull();
        assertThat(returns.denominator()).isZero();
        Expected bad = kpis.value(
                ScopeType.OWNER, "bob", "30d", after("2026-03-03"), KpiDefinitions.shipped("negative_review_rate"));
        assertThat(bad.numerator()).isEqualByComparingTo("0.6667");
        assertThat(bad.value()).isEqualTo(1.0);
        assertThat(bad.sample()).isZero();
    }

    @Test
    void shouldSayHowCompleteAWindowIsAndWhatWaits() {
        BatchKpis kpis = kpis("""
                - {feed: orders, date: 2026-03-03, revision: 1, complete: true}
                - {feed: ads, date: 2026-03-03, revision: 2, complete: false}
                - {feed: ads, date: 2026-03-03, revision: 1, complete: true}
                - {order: A, at: 2026-03-03T12:00:00Z, lines: [{sku: TEA, units: 1, gross: 1}]}
                """);

        assertThat(kpis.completeness(US, "30d", after("2026-03-03"))).isEqualTo(0.5);
        assertThat(kpis.completeness(US, "30d", after("2026-05-03"))).isNull();
        assertThat(kpis.waiting(ANN, "30d", after("2026-03-03"))).containsOnly(Map.entry("waiting_costs", 1L));
    }

    private static int count(BatchKpis kpis, String window, Instant end) {
        return kpis.measures(US, window, end)
                .getOrDefault("reviews", BigInteger.ZERO)
                .intValueExact();
    }
}
