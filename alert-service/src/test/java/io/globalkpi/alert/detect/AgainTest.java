package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands is said again when a silence over it ends, and day by day where it may be chance. */
class AgainTest {

    private static final Instant NINE = Instant.parse("2026-03-10T09:00:00Z");
    private static final Instant OVER = NINE.plus(Duration.ofHours(6));

    private DetectionBench bench;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldSayTheValueWhenTheSilenceIsOver() {
        bench = new DetectionBench(NINE, Samples.reference(Samples.returnRateRule(), silence()));
        bench.see(NINE, 40);
        assertThat(bench.see(NINE.plus(Duration.ofHours(1)), 40)).hasSize(1);
        assertThat(bench.see(NINE.plus(Duration.ofHours(2)), 45)).isEmpty();

        assertThat(bench.wallClock(OVER.minusSeconds(60))).isEmpty();
        bench.clock.set(OVER.plusSeconds(60));
        assertThat(bench.breachesAtTick()).singleElement().satisfies(breach -> {
            assertThat(breach.getReason()).isEqualTo("silence-over");
            assertThat(breach.getValue()).isEqualTo(0.045);
            assertThat(breach.getAt()).isEqualTo(OVER);
            assertThat(breach.getSequence()).isEqualTo(2);
        });
        assertThat(bench.wallClock(OVER.plus(Duration.ofHours(9)))).isEmpty();
    }

    @Test
    void shouldSayNothingWhenNothingStands() {
        bench = new DetectionBench(NINE, Samples.reference(Samples.returnRateRule(), silence()));
        bench.see(NINE, 20);

        assertThat(bench.wallClock(OVER.plusSeconds(60))).isEmpty();
    }

    @Test
    void shouldLookAgainEachDayAtWhatMayBeChance() {
        Rule rule = Rule.newBuilder(Samples.returnRateRule())
                .setConfidence(0.99)
                .setFalseDiscovery(0.05)
                .build();
        bench = new DetectionBench(NINE, Samples.reference(rule, Samples.returnRate()));
        bench.see(NINE, 45);
        Instant opened = NINE.plus(Duration.ofHours(1));
        bench.clock.set(opened);
        Breach first = bench.breachesOf(Samples.returnsOfThousand(opened, 45)).get(0).value;
        assertThat(first.getChance()).isBetween(0.004, 0.006);
        assertThat(first.getFalseDiscovery()).isEqualTo(0.05);

        bench.see(NINE.plus(Duration.ofHours(2)), 48);
        bench.clock.set(Instant.parse("2026-03-11T00:01:00Z"));
        List<Breach> told = bench.breachesAtTick();
        assertThat(told).singleElement().satisfies(breach -> {
            assertThat(breach.getReason()).isEqualTo("looked-again");
            assertThat(breach.getAt()).isEqualTo(Instant.parse("2026-03-10T23:00:00Z"));
            assertThat(breach.getChance()).isLessThan(0.002);
        });
    }

    private static Silence silence() {
        return Silence.newBuilder()
                .setSilence("s")
                .setScopeType("SITE")
                .setScopeId("*")
                .setFrom(NINE.minusSeconds(3600))
                .setUntil(OVER)
                .setAuthor("maria")
                .setReason("stocktaking")
                .build();
    }
}
