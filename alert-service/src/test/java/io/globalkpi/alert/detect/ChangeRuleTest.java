package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.reference.Against;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Sensitivity;
import io.globalkpi.schemas.reference.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules that look back at days: changes, ratios one must be sure of, and what is left until a platform's line. */
class ChangeRuleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private DetectionBench bench = new DetectionBench(end(DAY), Samples.reference(gmvDown(), gmv()));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldOpenWhenADayFallsFarBelowTheSameWeekdays() {
        for (int i = 42; i >= 1; i--) {
            assertThat(see(DAY.minusDays(i), money(1_000))).isEmpty();
        }

        Breach breach = see(DAY, money(400)).get(0);
        assertThat(breach.getValue()).isEqualTo(-0.6);
        assertThat(breach.getNumerator()).isEqualTo(Samples.decimal(-600));
        assertThat(breach.getDenominator()).isEqualTo(Samples.decimal(1_000));
        assertThat(breach.getUnit()).isEqualTo(KpiUnit.RATIO);
        assertThat(breach.getCompared()).isEqualTo("400 against 1000, median of 6 same weekdays");
    }

    @Test
    void shouldDecideNothingWhileTooFewDaysAreKnownOrADayStillRuns() {
        for (int i = 20; i >= 1; i--) {
            see(DAY.minusDays(i), money(1_000));
        }
        assertThat(see(DAY, money(10))).isEmpty();
        KpiSnapshot running = KpiSnapshot.newBuilder(row(DAY.plusDays(1), money(0)))
                .setClosed(false)
                .build();
        assertThat(bench.breachesOf(running)).isEmpty();
    }

    @Test
    void shouldKnowTheDaysAfterARestart() {
        for (int i = 42; i >= 1; i--) {
            see(DAY.minusDays(i), money(1_000));
        }
        bench.restart();

        assertThat(see(DAY, money(400))).hasSize(1);
    }

    @Test
    void shouldBeSureOfAMoneyRatioByItsDays() {
        bench.close();
        bench = new DetectionBench(end(DAY), Samples.reference(acosHigh(), acos()));
        for (int i = 30; i >= 1; i--) {
            see(DAY.minusDays(i), ratio(i % 2 == 0 ? 50 : 60, 100));
        }

        Breach breach = bench.breachesOf(window(DAY, ratio(1_650, 3_000))).get(0).value;
        assertThat(breach.getDays()).isEqualTo(29);
        assertThat(breach.getStandardError()).isBetween(0.005, 0.015);
        assertThat(breach.getConfidenceBound()).isBetween(0.5, 0.55);
        assertThat(breach.getSampleNeeded()).isNull();
    }

    /** One huge day made the ratio: the days stray too far to be sure. */
    @Test
    void shouldNotBeSureOfARatioThatOneDayMade() {
        bench.close();
        bench = new DetectionBench(end(DAY), Samples.reference(acosHigh(), acos()));
        for (int i = 30; i >= 1; i--) {
            see(DAY.minusDays(i), i == 3 ? ratio(1_000, 100) : ratio(25, 100));
        }

        assertThat(bench.breachesOf(window(DAY, ratio(1_725, 3_000)))).isEmpty();
    }

    @Test
    void shouldSayWhatIsLeftUntilThePlatformsLine() {
        bench.close();
        Rule line = Rule.newBuilder(Samples.returnRateRule())
                .setLine(0.05)
                .setLevels(List.of(Samples.level("warning", 0.03, 0.025, 0)))
                .build();
        bench = new DetectionBench(end(DAY), Samples.reference(line, Samples.returnRate()));
        bench.breachesOf(window(DAY.minusDays(7), Samples.kpi(26, 1_000)));

        Breach breach = bench.breachesOf(window(DAY, Samples.kpi(40, 1_000))).get(0).value;
        assertThat(breach.getLine()).isEqualTo(0.05);
        assertThat(breach.getLeftToLine()).isEqualTo(11);
        assertThat(breach.getDaysToLine()).isEqualTo(5.0);
    }

    private List<Breach> see(LocalDate date, KpiValue kpi) {
        List<Breach> told = new ArrayList<>();
        bench.clock.set(end(date));
        bench.breachesOf(row(date, kpi)).forEach(breach -> told.add(breach.value));
        return told;
    }

    private static KpiSnapshot row(LocalDate date, KpiValue kpi) {
        return KpiSnapshot.newBuilder(window(date, kpi))
                .setWindow("day")
                .setWindowStart(date.atStartOfDay(BERLIN).toInstant())
                .build();
    }

    /** Thirty days, whole. */
    private static KpiSnapshot window(LocalDate date, KpiValue kpi) {
        return KpiSnapshot.newBuilder(Samples.snapshot(end(date), kpi))
                .setDate(date)
                .setWindowStart(date.minusDays(29).atStartOfDay(BERLIN).toInstant())
                .setWindowEnd(end(date))
                .setClosed(true)
                .build();
    }

    private static Instant end(LocalDate date) {
        return date.plusDays(1).atStartOfDay(BERLIN).toInstant();
    }

    private static KpiValue money(int amount) {
        return KpiValue.newBuilder(Samples.kpi(amount, 1))
                .setKpi("gmv")
                .setDenominator(null)
                .setValue((double) amount)
                .setUnit(KpiUnit.MONEY)
                .build();
    }

    private static KpiValue ratio(int above, int below) {
        return KpiValue.newBuilder(Samples.kpi(above, below)).setKpi("acos").build();
    }

    private static Rule gmvDown() {
        return Rule.newBuilder(Samples.returnRateRule())
                .setRule("gmv-down")
                .setKpi("gmv")
                .setWindow("day")
                .setBound(Bound.AT_LEAST)
                .setMinimumSample(0)
                .setAgainst(Against.SAME_WEEKDAY)
                .setAgainstDays(42)
                .setLevels(List.of(Samples.level("warning", -0.4, -0.3, 0)))
                .build();
    }

    private static Rule acosHigh() {
        return Rule.newBuilder(Samples.returnRateRule())
                .setRule("acos-high")
                .setKpi("acos")
                .setMinimumSample(0)
                .setConfidence(0.995)
                .setLevels(List.of(Samples.level("warning", 0.4, 0.35, 0)))
                .build();
    }

    private static KpiDefinition gmv() {
        return KpiDefinition.newBuilder(Samples.returnRate())
                .setKpi("gmv")
                .setUnit(KpiUnit.MONEY)
                .setBetter(Better.UP)
                .setSensitivity(Sensitivity.OPEN)
                .setDenominator(List.of())
                .build();
    }

    private static KpiDefinition acos() {
        return KpiDefinition.newBuilder(Samples.returnRate())
                .setKpi("acos")
                .setNumerator(List.of(new Term("ad_spend", 1L)))
                .setDenominator(List.of(new Term("ad_sales", 1L)))
                .setWindows(List.of("day", "30d"))
                .setSample("ad_orders")
                .build();
    }
}
