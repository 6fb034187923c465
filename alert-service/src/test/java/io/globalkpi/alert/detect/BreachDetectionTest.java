package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.LevelAction;
import io.globalkpi.schemas.reference.OwnerShare;
import io.globalkpi.schemas.reference.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BreachDetectionTest {

    private static final Instant NINE = Instant.parse("2026-03-10T09:00:00Z");

    private final DetectionBench bench = new DetectionBench(NINE, Samples.reference(Samples.returnRateRule()));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldOpenOnceWhenItHasHeldInBusinessTime() {
        assertThat(bench.see(NINE, 40)).isEmpty();
        assertThat(bench.see(after(55), 41)).isEmpty();
        assertThat(bench.see(after(61), 42)).containsExactly("OPENED warning since 09:00 at 10:00 #1");
        assertThat(bench.see(after(120), 42)).isEmpty();
    }

    @Test
    void shouldEscalateAndRecoverWithinOneEpisode() {
        openWarning();

        assertThat(bench.see(after(70), 60)).isEmpty();
        assertThat(bench.see(after(130), 60)).containsExactly("ESCALATED critical since 09:00 at 11:10 #2");
        assertThat(bench.see(after(140), 20)).containsExactly("RECOVERED critical since 09:00 at 11:20 #3");
    }

    @Test
    void shouldNotReopenForASnapshotThatComesTwice() {
        openWarning();
        bench.see(after(70), 20);

        bench.clock.set(after(71));
        assertThat(bench.arrive(Samples.returnsOfThousand(NINE, 40))).isEmpty();
        assertThat(bench.arrive(Samples.returnsOfThousand(after(60), 42))).isEmpty();
        assertThat(bench.arrive(Samples.returnsOfThousand(after(70), 20))).isEmpty();
    }

    @Test
    void shouldIgnoreAndCountWhatWasToldBefore() {
        openWarning();
        Instant yesterday = NINE.minus(Duration.ofDays(1));

        assertThat(bench.arrive(Samples.returnsOfThousand(yesterday, 0))).isEmpty();
        assertThat(bench.count("globalkpi.alert.snapshots.stale")).isEqualTo(1);
    }

    @Test
    void shouldEndAHoldByTheClockWhenNoSnapshotComes() {
        bench.see(NINE, 40);

        assertThat(bench.wallClock(after(59))).isEmpty();
        assertThat(bench.wallClock(after(60))).containsExactly("OPENED warning since 09:00 at 10:00 #1");
        assertThat(bench.wallClock(after(90))).isEmpty();
    }

    @Test
    void shouldNotLetTheClockRunAheadOfSnapshotsThatArrive() {
        bench.clock.set(after(600));
        bench.arrive(Samples.returnsOfThousand(NINE, 40));

        assertThat(bench.wallClock(after(600).plusSeconds(10))).isEmpty();
        assertThat(bench.arrive(Samples.returnsOfThousand(after(30), 10))).isEmpty();
        assertThat(bench.wallClock(after(700))).isEmpty();
    }

    @Test
    void shouldDecideWhatStoodStillBeforeTheNextSnapshot() {
        bench.see(NINE, 40);

        assertThat(bench.see(after(180), 10))
                .containsExactly("OPENED warning since 09:00 at 10:00 #1", "RECOVERED warning since 09:00 at 12:00 #2");
    }

    @Test
    void shouldDecideNothingOnZeroDenominatorsAndSmallSamples() {
        openWarning();

        bench.clock.set(after(70));
        assertThat(bench.arrive(Samples.snapshot(after(70), Samples.kpi(0, 0)))).isEmpty();
        assertThat(bench.arrive(Samples.snapshot(after(75), Samples.kpi(0, 99))))
                .isEmpty();
        assertThat(bench.count("globalkpi.alert.readings.undecided")).isEqualTo(2);
    }

    @Test
    void shouldRecordHistoryAndTellOnceItStillStands() {
        Instant now = NINE.plus(Duration.ofDays(10));
        bench.clock.set(now);

        bench.arrive(Samples.returnsOfThousand(NINE, 40));
        assertThat(bench.arrive(Samples.returnsOfThousand(after(60), 40)))
                .containsExactly("OPENED warning since 09:00 at 10:00 #1 historic");
        assertThat(bench.arrive(Samples.returnsOfThousand(now, 40)))
                .containsExactly("UPDATED warning since 09:00 at 09:00 #2");
    }

    @Test
    void shouldTellNobodyOfAnEpisodeThatEndedInHistory() {
        bench.clock.set(NINE.plus(Duration.ofDays(10)));

        bench.arrive(Samples.returnsOfThousand(NINE, 40));
        bench.arrive(Samples.returnsOfThousand(after(60), 40));

        assertThat(bench.arrive(Samples.returnsOfThousand(after(65), 10)))
                .containsExactly("RECOVERED warning since 09:00 at 10:05 #2 historic");
    }

    @Test
    void shouldKeepHoldsAndEpisodesOverARestart() {
        bench.see(NINE, 40);
        bench.restart();
        assertThat(bench.see(after(60), 40)).containsExactly("OPENED warning since 09:00 at 10:00 #1");
        bench.restart();
        assertThat(bench.see(after(65), 40)).isEmpty();
        assertThat(bench.see(after(70), 10)).containsExactly("RECOVERED warning since 09:00 at 10:10 #2");
    }

    @Test
    void shouldEndAHoldByTheClockAfterARestart() {
        bench.see(NINE, 40);
        bench.restart();

        bench.wallClock(after(60));
        assertThat(bench.wallClock(after(61))).containsExactly("OPENED warning since 09:00 at 10:00 #1");
    }

    @Test
    void shouldRetractWhatARemovedRuleLeavesOpen() {
        openWarning();

        bench.apply(Samples.reference());

        assertThat(bench.wallClock(after(70))).containsExactly("RETRACTED warning since 09:00 at 10:10 #2");
        assertThat(bench.wallClock(after(80))).isEmpty();
    }

    @Test
    void shouldRetractWhatASwitchedOffRuleLeavesOpen() {
        openWarning();

        Rule off = Rule.newBuilder(Samples.returnRateRule()).setEnabled(false).build();
        bench.apply(Samples.reference(off));

        assertThat(bench.wallClock(after(70))).containsExactly("RETRACTED warning since 09:00 at 10:10 #2");
    }

    @Test
    void shouldSayAllThatAMessageNeeds() {
        bench.apply(Samples.reference(
                Samples.returnRateRule(),
                Samples.ownedBy(Instant.EPOCH, new OwnerShare("chen", 10_000)),
                Samples.ownedBy(NINE, new OwnerShare("agency", 3_000), new OwnerShare("maria", 7_000))));
        bench.see(NINE, 40);

        Breach breach =
                bench.breachesOf(Samples.returnsOfThousand(after(60), 42)).get(0).value;

        assertThat(breach.getBreach()).isEqualTo("return-rate-high|SITE|amazon-de/acme|2026-03-10T09:00:00Z");
        assertThat(breach.getOwners()).containsExactly("maria", "agency");
        assertThat(breach.getNumerator()).isEqualTo(Samples.decimal(42));
        assertThat(breach.getDenominator()).isEqualTo(Samples.decimal(1000));
        assertThat(breach.getThreshold()).isEqualTo(0.03);
        assertThat(breach.getOpenedAt()).isEqualTo(after(60));
        assertThat(breach.getZone()).isEqualTo("Europe/Berlin");
        assertThat(breach.getEndedAt()).isNull();
    }

    @Test
    void shouldSayHowSureItIsAndHowManyMoreTheNextLevelTakes() {
        bench.apply(Samples.reference(twoLevelsOfConfidence(), Samples.returnRate()));

        Breach watch =
                bench.breachesOf(Samples.snapshot(NINE, Samples.kpi(7, 100))).get(0).value;
        assertThat(watch.getLevel()).isEqualTo("watch");
        assertThat(watch.getAction()).isEqualTo(LevelAction.DASHBOARD);
        assertThat(watch.getReason()).isEqualTo("held");
        assertThat(watch.getConfidence()).isEqualTo(0.95);
        assertThat(watch.getConfidenceBound()).isBetween(0.03, 0.07);
        assertThat(watch.getSampleNeeded()).isBetween(50L, 200L);

        int more = 100 + watch.getSampleNeeded().intValue();
        bench.clock.set(after(5));
        Breach warning = bench.breachesOf(Samples.snapshot(after(5), Samples.kpi((int) Math.ceil(more * 0.07), more)))
                .get(0)
                .value;
        assertThat(warning.getState()).isEqualTo(BreachState.ESCALATED);
        assertThat(warning.getLevel()).isEqualTo("warning");
        assertThat(warning.getAction()).isEqualTo(LevelAction.NOTIFY);
        assertThat(warning.getConfidenceBound()).isGreaterThan(0.03);
        assertThat(warning.getSampleNeeded()).isNull();
    }

    @Test
    void shouldOpenNothingThatIsNotSure() {
        bench.apply(Samples.reference(twoLevelsOfConfidence(), Samples.returnRate()));

        assertThat(bench.arrive(Samples.snapshot(NINE, Samples.kpi(6, 100)))).isEmpty();
        assertThat(bench.arrive(Samples.snapshot(after(5), Samples.kpi(1, 5)))).isEmpty();
    }

    /** A number that eases to a level nobody is told of is still told to those who heard of the graver one. */
    @Test
    void shouldKeepTheActionOfTheGravestLevel() {
        bench.apply(Samples.reference(twoLevelsOfConfidence(), Samples.returnRate()));
        bench.arrive(Samples.snapshot(NINE, Samples.kpi(70, 1000)));

        Breach over = bench.breachesOf(Samples.snapshot(after(5), Samples.kpi(1, 1000)))
                .get(0)
                .value;

        assertThat(over.getState()).isEqualTo(BreachState.RECOVERED);
        assertThat(over.getAction()).isEqualTo(LevelAction.NOTIFY);
    }

    private static Rule twoLevelsOfConfidence() {
        Level watch = Level.newBuilder(Samples.level("watch", 0.03, 0.025, 0))
                .setConfidence(0.95)
                .setAction(LevelAction.DASHBOARD)
                .build();
        return Rule.newBuilder(Samples.returnRateRule())
                .setMinimumSample(0)
                .setConfidence(0.995)
                .setLevels(List.of(watch, Samples.level("warning", 0.03, 0.025, 0)))
                .build();
    }

    /** Returns of the last thirty days have not come in yet; those of the thirty days before have. */
    @Test
    void shouldLookAtCohortsOnlyWhenTheyAreRipe() {
        KpiDefinition cohort = KpiDefinition.newBuilder(Samples.returnRate())
                .setRipeAfterDays(30)
                .build();
        bench.apply(Samples.reference(Samples.returnRateRule(), cohort));
        Instant monthAgo = NINE.minus(Duration.ofDays(31));

        bench.arrive(cohort(NINE, NINE, 90, false));
        assertThat(bench.arrive(cohort(monthAgo, NINE, 40, true))).isEmpty();
        assertThat(bench.arrive(cohort(NINE, after(30), 10, false))).isEmpty();
        assertThat(bench.wallClock(after(61))).containsExactly("OPENED warning since 09:00 at 10:00 #1");
        assertThat(bench.count("globalkpi.alert.readings.unripe")).isEqualTo(2);
    }

    private static KpiSnapshot cohort(Instant window, Instant asOf, int returned, boolean ripe) {
        KpiValue value =
                KpiValue.newBuilder(Samples.kpi(returned, 1000)).setRipe(ripe).build();
        return KpiSnapshot.newBuilder(Samples.snapshot(window, value))
                .setAsOf(asOf)
                .build();
    }

    @Test
    void shouldNotCareForOtherKpisWindowsAndScopes() {
        var other = Samples.snapshot(NINE);
        var shortWindow = KpiSnapshot.newBuilder(Samples.returnsOfThousand(NINE, 90))
                .setWindow("7d")
                .build();

        assertThat(bench.arrive(other)).isEmpty();
        assertThat(bench.arrive(shortWindow)).isEmpty();
        assertThat(bench.wallClock(after(600))).isEmpty();
    }

    private void openWarning() {
        bench.see(NINE, 40);
        assertThat(bench.see(after(60), 40)).isEqualTo(List.of("OPENED warning since 09:00 at 10:00 #1"));
    }

    private static Instant after(long minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }
}
