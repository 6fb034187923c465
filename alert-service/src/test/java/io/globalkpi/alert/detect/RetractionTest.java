package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Late and restated data: an episode that never was is taken back, and no other. */
class RetractionTest {

    private static final Instant MONDAY = Instant.parse("2026-03-09T09:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final Instant WEDNESDAY = MONDAY.plus(Duration.ofDays(2));

    private final DetectionBench bench = new DetectionBench(MONDAY, Samples.reference(Samples.returnRateRule()));

    @BeforeEach
    void openOnMonday() {
        bench.see(MONDAY, 40);
        assertThat(bench.see(MONDAY.plus(Duration.ofHours(1)), 40))
                .containsExactly("OPENED warning since 09:00 at 10:00 #1");
        bench.arrive(closed(MONDAY, midnight(MONDAY), 40));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldTakeBackAnOpenEpisodeWhenItsOnlyDayIsCorrected() {
        bench.see(TUESDAY, 40);

        assertThat(bench.arrive(correction(MONDAY, TUESDAY, 20))).isEmpty();
        assertThat(bench.see(TUESDAY.plusSeconds(300), 20))
                .containsExactly("RETRACTED warning since 09:00 at 09:00 #2");
        assertThat(bench.see(TUESDAY.plusSeconds(600), 10)).isEmpty();
    }

    @Test
    void shouldTakeBackWithoutAnotherValueOnceItIsQuiet() {
        bench.see(TUESDAY, 40);
        bench.arrive(correction(MONDAY, TUESDAY, 20));

        assertThat(bench.wallClock(TUESDAY.plusSeconds(20))).isEmpty();
        assertThat(bench.wallClock(TUESDAY.plusSeconds(60)))
                .containsExactly("RETRACTED warning since 09:00 at 09:00 #2");
        assertThat(bench.wallClock(TUESDAY.plusSeconds(120))).isEmpty();
    }

    @Test
    void shouldTakeBackAnEpisodeThatHasEnded() {
        assertThat(bench.see(TUESDAY, 20)).containsExactly("RECOVERED warning since 09:00 at 09:00 #2");

        bench.arrive(correction(MONDAY, TUESDAY, 20));

        assertThat(bench.see(TUESDAY.plusSeconds(300), 20))
                .containsExactly("RETRACTED warning since 09:00 at 09:00 #3");
    }

    @Test
    void shouldKeepAnEpisodeOfWhichOneDayStillStands() {
        bench.see(TUESDAY, 40);
        bench.arrive(closed(TUESDAY, midnight(TUESDAY), 40));
        bench.see(WEDNESDAY, 40);

        bench.arrive(correction(MONDAY, WEDNESDAY, 20));

        assertThat(bench.see(WEDNESDAY.plusSeconds(300), 40)).isEmpty();
        bench.arrive(correction(TUESDAY, WEDNESDAY.plusSeconds(300), 20));
        assertThat(bench.see(WEDNESDAY.plusSeconds(600), 20))
                .containsExactly("RETRACTED warning since 09:00 at 09:05 #2");
    }

    @Test
    void shouldKeepAnEpisodeWhenTheSameBatchOfCorrectionsBringsADay() {
        bench.see(TUESDAY, 40);
        bench.see(WEDNESDAY, 40);

        bench.arrive(correction(MONDAY, WEDNESDAY, 20));
        bench.arrive(correction(TUESDAY, WEDNESDAY, 40));

        assertThat(bench.see(WEDNESDAY.plusSeconds(300), 40)).isEmpty();
        assertThat(bench.wallClock(WEDNESDAY.plusSeconds(900))).isEmpty();
    }

    @Test
    void shouldNotOpenAnythingForACorrection() {
        bench.see(TUESDAY, 20);

        assertThat(bench.arrive(correction(MONDAY, TUESDAY, 90))).isEmpty();
        assertThat(bench.wallClock(TUESDAY.plusSeconds(7200))).isEmpty();
        assertThat(bench.count("globalkpi.alert.corrections")).isEqualTo(1);
    }

    @Test
    void shouldNotTakeBackWhatOnlyEasedWhileItsDayRan() {
        bench.see(MONDAY.plus(Duration.ofHours(20)), 40);

        assertThat(bench.see(TUESDAY, 20)).containsExactly("RECOVERED warning since 09:00 at 09:00 #2");
        assertThat(bench.wallClock(TUESDAY.plusSeconds(7200))).isEmpty();
    }

    @Test
    void shouldTakeBackAfterARestartToo() {
        bench.see(TUESDAY, 40);
        bench.arrive(correction(MONDAY, TUESDAY, 20));
        bench.restart();

        assertThat(bench.see(TUESDAY.plusSeconds(300), 20))
                .containsExactly("RETRACTED warning since 09:00 at 09:00 #2");
    }

    @Test
    void shouldTellTheCorrectedNumberAndWhy() {
        bench.see(TUESDAY, 40);
        bench.arrive(correction(MONDAY, TUESDAY, 20));
        bench.clock.set(TUESDAY.plusSeconds(300));

        Breach breach = bench.breachesOf(Samples.returnsOfThousand(TUESDAY.plusSeconds(300), 20))
                .get(0)
                .value;

        assertThat(breach.getReason()).isEqualTo("never-was");
        assertThat(breach.getValue()).isEqualTo(0.02);
        assertThat(breach.getWindowEnd()).isEqualTo(midnight(MONDAY));
        assertThat(breach.getHistoric()).isFalse();
        assertThat(breach.getEndedAt()).isEqualTo(TUESDAY);
    }

    private static KpiSnapshot closed(Instant day, Instant asOf, int returned) {
        return KpiSnapshot.newBuilder(Samples.returnsOfThousand(day, returned))
                .setAsOf(asOf)
                .setClosed(true)
                .build();
    }

    /** What a day that is over looks like since late or restated data came in. */
    private static KpiSnapshot correction(Instant day, Instant asOf, int returned) {
        return closed(day, asOf, returned);
    }

    private static Instant midnight(Instant day) {
        return Samples.returnsOfThousand(day, 0).getWindowEnd();
    }
}
