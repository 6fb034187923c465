package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.ChangeKind;
import io.globalkpi.schemas.reference.RuleLayer;
import io.globalkpi.schemas.reference.RuleOverride;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.reference.ThresholdChange;
import io.globalkpi.schemas.table.ReferenceData;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two holidays of the German site: more is borne on Black Friday, and nothing is judged over Easter. */
class HolidayTest {

    private static final LocalDate BLACK_FRIDAY = LocalDate.of(2026, 11, 27);
    private static final LocalDate GOOD_FRIDAY = LocalDate.of(2026, 4, 3);

    /** Midnight in Berlin, and so the day has begun there, though not in UTC. */
    private static final Instant FRIDAY = Instant.parse("2026-11-26T23:00:00Z");

    private static final Instant EASTER = Instant.parse("2026-04-02T22:00:00Z");

    private final DetectionBench bench = new DetectionBench(EASTER, reference());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldBearMoreOnBlackFridayAndRingWhenItIsOver() {
        assertThat(bench.see(FRIDAY, 40)).isEmpty();
        assertThat(bench.see(FRIDAY.plus(Duration.ofHours(2)), 40)).isEmpty();

        Instant over = FRIDAY.plus(Duration.ofDays(1));
        assertThat(bench.see(over, 40)).isEmpty();
        assertThat(bench.see(over.plus(Duration.ofHours(1)), 40))
                .containsExactly("OPENED warning since 23:00 at 00:00 #1");
    }

    @Test
    void shouldSayOnBlackFridayWhatBentTheThreshold() {
        bench.see(FRIDAY, 70);
        bench.clock.set(FRIDAY.plus(Duration.ofHours(1)));

        Breach breach = bench.breachesOf(Samples.returnsOfThousand(FRIDAY.plus(Duration.ofHours(1)), 70))
                .get(0)
                .value;

        assertThat(breach.getThreshold()).isEqualTo(0.06);
        assertThat(breach.getAdjusted()).isEqualTo("Black Friday by maria");
    }

    @Test
    void shouldHoldAnOpenEpisodeOverEaster() {
        Instant before = EASTER.minus(Duration.ofHours(3));
        bench.see(before, 40);
        assertThat(bench.see(before.plus(Duration.ofHours(1)), 40)).hasSize(1);

        assertThat(bench.see(EASTER, 0)).isEmpty();
        assertThat(bench.see(EASTER.plus(Duration.ofDays(3)), 90)).isEmpty();
        assertThat(bench.see(EASTER.plus(Duration.ofDays(4)), 0))
                .containsExactly("RECOVERED warning since 19:00 at 22:00 #2");
    }

    @Test
    void shouldTakeWhatTheSiteHasOtherwise() {
        bench.apply(Samples.reference(
                site(),
                io.globalkpi.schemas.reference.Rule.newBuilder(Samples.returnRateRule())
                        .setOverrides(List.of(RuleOverride.newBuilder()
                                .setLayer(RuleLayer.MARKET)
                                .setId("DE")
                                .setLevel("warning")
                                .setThreshold(0.045)
                                .build()))
                        .build()));
        bench.see(FRIDAY, 44);

        assertThat(bench.see(FRIDAY.plus(Duration.ofHours(2)), 44)).isEmpty();
        bench.see(FRIDAY.plus(Duration.ofHours(3)), 46);
        assertThat(bench.see(FRIDAY.plus(Duration.ofHours(4)), 46)).hasSize(1);
    }

    private static ReferenceData reference() {
        return Samples.reference(
                site(),
                Samples.returnRateRule(),
                day("Black Friday", BLACK_FRIDAY, BLACK_FRIDAY, ChangeKind.FACTOR),
                day("Easter", GOOD_FRIDAY, GOOD_FRIDAY.plusDays(3), ChangeKind.OFF));
    }

    private static CalendarDay day(String name, LocalDate from, LocalDate to, ChangeKind how) {
        return CalendarDay.newBuilder()
                .setCalendar("DE")
                .setName(name)
                .setFrom(from)
                .setTo(to)
                .setThresholds(List.of(ThresholdChange.newBuilder()
                        .setHow(how)
                        .setValue(2)
                        .setAuthor("maria")
                        .setExpires(LocalDate.of(2026, 12, 31))
                        .build()))
                .build();
    }

    private static Site site() {
        return Site.newBuilder()
                .setSite(Samples.SITE)
                .setName("Acme Germany")
                .setPlatform("amazon")
                .setMarket("DE")
                .setCurrency("EUR")
                .setZone("Europe/Berlin")
                .setOpenedOn(LocalDate.EPOCH)
                .build();
    }
}
