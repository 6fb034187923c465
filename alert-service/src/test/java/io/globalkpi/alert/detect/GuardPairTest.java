package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.reference.Clause;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Sensitivity;
import io.globalkpi.schemas.reference.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Returns above 3 % are trouble only while sales grow: with sales down, the share says little. */
class GuardPairTest {

    private static final Instant NINE = Instant.parse("2026-03-10T09:00:00Z");

    private final DetectionBench bench = new DetectionBench(
            NINE,
            Samples.reference(Rule.newBuilder(Samples.returnRateRule())
                    .setAll(List.of(new Clause("gmv_growth", Side.ABOVE, 0.0)))
                    .build()));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldOpenWhenBothHaveHeld() {
        bench.arrive(row(NINE, 40, 0.1));

        Breach breach = bench.breachesOf(row(after(60), 40, 0.2)).get(0).value;

        assertThat(breach.getGuard()).isTrue();
        assertThat(breach.getConditions()).containsExactly("gmv_growth 0.2 (above 0.0)");
    }

    /** The return rate is open to all, and its condition would tell the margin. */
    @Test
    void shouldBeAsSensitiveAsItsConditions() {
        bench.apply(Samples.reference(Rule.newBuilder(Samples.returnRateRule())
                .setAll(List.of(new Clause("gross_margin", Side.BELOW, 0.2), new Clause("stock_cost", Side.ABOVE, 0.0)))
                .build()));
        bench.arrive(sensitive(NINE));

        bench.clock.set(after(60));
        Breach breach = bench.breachesOf(sensitive(after(60))).get(0).value;

        assertThat(breach.getSensitivity()).isEqualTo(Sensitivity.MARGIN);
        assertThat(breach.getConditions()).containsExactly("gross_margin 0.1 (below 0.2)", "stock_cost not shown");
    }

    private static KpiSnapshot sensitive(Instant asOf) {
        KpiValue.Builder other = KpiValue.newBuilder(Samples.kpi(0, 1000)).setValue(0.1);
        return Samples.snapshot(
                asOf,
                Samples.kpi(40, 1000),
                other.setKpi("gross_margin").setSensitivity(Sensitivity.MARGIN).build(),
                other.setKpi("stock_cost").setSensitivity(Sensitivity.COST).build());
    }

    @Test
    void shouldStartTheHoldAnewWhenTheOtherFails() {
        bench.arrive(row(NINE, 40, 0.1));
        bench.arrive(row(after(30), 40, -0.1));

        assertThat(bench.arrive(row(after(60), 40, 0.1))).isEmpty();
        assertThat(bench.arrive(row(after(120), 40, 0.1))).hasSize(1);
    }

    @Test
    void shouldRecoverWhenTheOtherFails() {
        bench.arrive(row(NINE, 40, 0.1));
        bench.arrive(row(after(60), 40, 0.1));

        assertThat(bench.arrive(row(after(65), 40, -0.1))).containsExactly("RECOVERED warning since 09:00 at 10:05 #2");
    }

    @Test
    void shouldDecideNothingWithoutTheOther() {
        bench.arrive(row(NINE, 40, 0.1));
        bench.arrive(row(after(60), 40, 0.1));

        assertThat(bench.arrive(row(after(65), 0, null))).isEmpty();
        assertThat(bench.count("globalkpi.alert.readings.undecided")).isEqualTo(1);
    }

    @Test
    void shouldEndAHoldByTheClock() {
        bench.arrive(row(NINE, 40, 0.1));

        assertThat(bench.wallClock(after(60))).containsExactly("OPENED warning since 09:00 at 10:00 #1");
    }

    private KpiSnapshot row(Instant asOf, int returned, @org.jspecify.annotations.Nullable Double growth) {
        bench.clock.set(asOf);
        KpiValue other = KpiValue.newBuilder(Samples.kpi(0, 1000))
                .setKpi("gmv_growth")
                .setValue(growth)
                .build();
        return Samples.snapshot(asOf, Samples.kpi(returned, 1000), other);
    }

    private static Instant after(long minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }
}
