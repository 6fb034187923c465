package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Sensitivity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Ad platforms attribute sales to clicks for days after the click, and restate the day's report. What was told of a day
 * before its sales were in is taken back, on both sides of the ratio.
 */
class AdRestatementTest {

    private static final Instant MONDAY = Instant.parse("2026-03-09T00:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final Instant WEDNESDAY = MONDAY.plus(Duration.ofDays(2));

    private final DetectionBench bench = new DetectionBench(
            MONDAY, Samples.reference(rule("acos-high", "acos", Bound.AT_MOST, 0.30, 0.28), roasLow()));

    /** 400 spent for 1,000 of sales: 40 % and 2.5. */
    @BeforeEach
    void openForMonday() {
        assertThat(see(day(MONDAY, TUESDAY, 400, 1_000)))
                .containsExactly("OPENED warning since 00:00 at 00:00 #1", "OPENED warning since 00:00 at 00:00 #1");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldTakeBackBothRatiosWhenTheAttributedSalesComeIn() {
        see(day(TUESDAY, WEDNESDAY, 400, 1_100));

        assertThat(see(day(MONDAY, WEDNESDAY.plusSeconds(300), 400, 1_600))).isEmpty();
        assertThat(see(day(TUESDAY, WEDNESDAY.plusSeconds(600), 400, 1_600)))
                .containsExactly(
                        "RETRACTED warning since 00:00 at 00:10 #2", "RETRACTED warning since 00:00 at 00:10 #2");
        assertThat(bench.wallClock(WEDNESDAY.plusSeconds(7_200))).isEmpty();
    }

    @Test
    void shouldTellTheRestatedNumberOfTheDayItWasToldFor() {
        bench.clock.set(WEDNESDAY);

        List<Breach> told = bench.breachesOf(day(MONDAY, WEDNESDAY, 400, 1_600)).stream()
                .map(record -> record.value)
                .filter(breach -> breach.getRule().equals("acos-high"))
                .toList();

        assertThat(told).hasSize(1);
        assertThat(told.get(0).getReason()).isEqualTo("never-was");
        assertThat(told.get(0).getValue()).isEqualTo(0.25);
        assertThat(told.get(0).getWindowEnd()).isEqualTo(TUESDAY);
        assertThat(told.get(0).getHistoric()).isFalse();
    }

    @Test
    void shouldKeepWhatAnotherRestatementStillShows() {
        see(day(TUESDAY, WEDNESDAY, 400, 1_100));

        see(day(MONDAY, WEDNESDAY.plusSeconds(300), 400, 1_050));

        assertThat(bench.wallClock(WEDNESDAY.plusSeconds(7_200))).isEmpty();
    }

    private List<String> see(KpiSnapshot row) {
        bench.clock.set(row.getAsOf());
        return bench.arrive(row);
    }

    private static Rule roasLow() {
        return rule("roas-low", "roas", Bound.AT_LEAST, 3, 3.2);
    }

    private static Rule rule(String id, String kpi, Bound bound, double threshold, double recovery) {
        return Rule.newBuilder()
                .setRule(id)
                .setName(id)
                .setKpi(kpi)
                .setWindow("day")
                .setBound(bound)
                .setScopeTypes(List.of("SITE"))
                .setLevels(List.of(Samples.level("warning", threshold, recovery, 0)))
                .build();
    }

    private static KpiSnapshot day(Instant begin, Instant asOf, int spend, int sales) {
        return KpiSnapshot.newBuilder(Samples.snapshot(
                        begin, ratio("acos", spend, sales, Better.DOWN), ratio("roas", sales, spend, Better.UP)))
                .setWindow("day")
                .setWindowStart(begin)
                .setWindowEnd(begin.plus(Duration.ofDays(1)))
                .setZone("UTC")
                .setDate(LocalDate.ofInstant(begin, ZoneOffset.UTC))
                .setAsOf(asOf)
                .setPublishedAt(asOf)
                .setClosed(true)
                .setProvisional(false)
                .build();
    }

    private static KpiValue ratio(String kpi, int numerator, int denominator, Better better) {
        return KpiValue.newBuilder()
                .setKpi(kpi)
                .setVersion(1)
                .setDefinition("test")
                .setNumerator(Samples.decimal(numerator))
                .setDenominator(Samples.decimal(denominator))
                .setValue((double) numerator / denominator)
                .setUnit(KpiUnit.RATIO)
                .setBetter(better)
                .setSensitivity(Sensitivity.OPEN)
                .setSample(50)
                .build();
    }
}
