package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another generation of the KPIs comes into force: all of history is told again, and then what is new. */
class SwitchTest {

    private static final Instant SUNDAY = Instant.parse("2026-03-08T09:00:00Z");
    private static final Instant MONDAY = SUNDAY.plus(Duration.ofDays(1));
    private static final Instant TUESDAY = SUNDAY.plus(Duration.ofDays(2));
    private static final Instant SWITCHED = TUESDAY.plusSeconds(60);

    private final DetectionBench bench = new DetectionBench(SUNDAY, Samples.reference(Samples.returnRateRule()));

    @BeforeEach
    void openOnMonday() {
        bench.see(SUNDAY, 10);
        bench.arrive(closed(SUNDAY, 10));
        bench.see(MONDAY, 40);
        assertThat(bench.see(MONDAY.plus(Duration.ofHours(1)), 40))
                .containsExactly("OPENED warning since 09:00 at 10:00 #1");
        bench.arrive(closed(MONDAY, 40));
        assertThat(bench.see(TUESDAY, 40)).isEmpty();
        bench.clock.set(SWITCHED);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldTellNothingTwiceWhenHistoryIsTheSame() {
        tellAgain(10, 40);
        bench.restart();

        assertThat(bench.see(SWITCHED.plusSeconds(5), 40)).isEmpty();
        assertThat(bench.wallClock(SWITCHED.plus(Duration.ofHours(2)))).isEmpty();
        assertThat(bench.see(SWITCHED.plus(Duration.ofHours(3)), 10))
                .containsExactly("RECOVERED warning since 09:00 at 12:00 #2");
    }

    @Test
    void shouldTakeBackWhatNeverWasAsTheNewGenerationSaysIt() {
        tellAgain(10, 20);

        assertThat(bench.see(SWITCHED.plusSeconds(5), 20)).containsExactly("RETRACTED warning since 09:00 at 00:00 #2");
        assertThat(bench.wallClock(SWITCHED.plus(Duration.ofHours(2)))).isEmpty();
    }

    @Test
    void shouldLetAnEpisodeRecoverThatWasAndIsNoMore() {
        tellAgain(10, 40);

        assertThat(bench.see(SWITCHED.plusSeconds(5), 20)).containsExactly("RECOVERED warning since 09:00 at 09:00 #2");
    }

    @Test
    void shouldOpenNothingForHistoryAndOpenForWhatIsNew() {
        bench.see(SWITCHED, 10);
        tellAgain(90, 90);
        assertThat(bench.wallClock(SWITCHED.plus(Duration.ofHours(2)))).isEmpty();

        Instant later = SWITCHED.plus(Duration.ofHours(3));
        bench.see(later, 40);
        assertThat(bench.see(later.plus(Duration.ofHours(1)), 40))
                .singleElement()
                .asString()
                .startsWith("OPENED");
    }

    /** The clock must not decide on half of it: what one row takes away a later one may bring back. */
    @Test
    void shouldNotTakeBackByTheClockWhileHistoryIsBeingTold() {
        bench.arrive(closed(MONDAY, 20));
        for (int second = 10; second <= 120; second += 10) {
            bench.clock.set(SWITCHED.plusSeconds(second));
            bench.arrive(closed(SUNDAY, 10));
            assertThat(bench.wallClock(SWITCHED.plusSeconds(second + 5))).isEmpty();
        }
        bench.arrive(closed(MONDAY, 40));

        assertThat(bench.wallClock(SWITCHED.plusSeconds(300))).isEmpty();
        assertThat(bench.see(SWITCHED.plusSeconds(301), 40)).isEmpty();
    }

    /** What was in trouble before the episode began is no reason for it to stand. */
    @Test
    void shouldNotRestOnWhatWasOverBeforeItBegan() {
        tellAgain(90, 20);

        assertThat(bench.see(SWITCHED.plusSeconds(5), 20)).containsExactly("RETRACTED warning since 09:00 at 00:00 #2");
    }

    @Test
    void shouldNotLookAtRunningValuesOfATimeThatWasLookedAt() {
        assertThat(bench.arrive(Samples.returnsOfThousand(TUESDAY.minusSeconds(600), 10)))
                .isEmpty();

        assertThat(bench.count("globalkpi.alert.snapshots.stale")).isEqualTo(1);
        assertThat(bench.see(SWITCHED.plusSeconds(5), 40)).isEmpty();
    }

    /** Closed days and, between them, what they were while they ran. */
    private void tellAgain(int sunday, int monday) {
        assertThat(bench.arrive(closed(SUNDAY, sunday))).isEmpty();
        assertThat(bench.arrive(Samples.returnsOfThousand(MONDAY, monday))).isEmpty();
        assertThat(bench.arrive(closed(MONDAY, monday))).isEmpty();
    }

    private static KpiSnapshot closed(Instant day, int returned) {
        return KpiSnapshot.newBuilder(Samples.returnsOfThousand(day, returned))
                .setAsOf(Samples.returnsOfThousand(day, 0).getWindowEnd())
                .setClosed(true)
                .build();
    }
}
