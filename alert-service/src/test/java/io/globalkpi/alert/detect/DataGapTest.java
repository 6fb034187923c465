package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A feed of the site stops: one breach says so, and the rules that live on it wait. */
class DataGapTest {

    /** The orders of 8 March, due 24 hours after their end in Berlin, are overdue at 23:00 UTC on 9 March. */
    private static final Instant DUE = Instant.parse("2026-03-09T23:00:00Z");

    private static final LocalDate IN = LocalDate.of(2026, 3, 7);

    private final DetectionBench bench = new DetectionBench(DUE.minus(Duration.ofHours(1)), reference());

    @BeforeEach
    void hearOfTheDayBefore() {
        bench.hear(day(IN, true));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldTellOnceOfAFeedThatStops() {
        assertThat(bench.wallClock(DUE.minusSeconds(1))).isEmpty();
        assertThat(bench.wallClock(DUE.plusSeconds(400))).containsExactly("OPENED warning since 23:00 at 23:00 #1");
        assertThat(bench.wallClock(DUE.plus(Duration.ofHours(5)))).isEmpty();
    }

    @Test
    void shouldTellWhenItIsThereAgain() {
        bench.wallClock(DUE.plusSeconds(400));

        bench.hear(day(IN.plusDays(1), true));

        assertThat(bench.wallClock(DUE.plusSeconds(1000))).containsExactly("RECOVERED warning since 23:00 at 23:15 #2");
    }

    @Test
    void shouldSayWhatIsMissing() {
        bench.clock.set(DUE.plusSeconds(400));
        Breach breach = bench.breachesAtTick().get(0);

        assertThat(breach.getRule()).isEqualTo("data-gap");
        assertThat(breach.getGaps()).containsExactly("orders since 2026-03-08");
        assertThat(breach.getScopeName()).isEqualTo("Acme Germany");
        assertThat(breach.getWindowStart()).isEqualTo(Instant.parse("2026-03-07T23:00:00Z"));
    }

    @Test
    void shouldHoldARuleThatWaitsAndNotOpenItLater() {
        bench.see(DUE.minus(Duration.ofMinutes(30)), 40);

        assertThat(bench.wallClock(DUE.plusSeconds(400)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("OPENED");
        assertThat(bench.wallClock(DUE.plus(Duration.ofHours(2)))).isEmpty();
        assertThat(bench.see(DUE.plus(Duration.ofHours(3)), 60)).isEmpty();
        assertThat(bench.count("globalkpi.alert.readings.held")).isEqualTo(1);
    }

    @Test
    void shouldHoldAnOpenEpisodeAndNotEndIt() {
        bench.see(DUE.minus(Duration.ofMinutes(90)), 40);
        assertThat(bench.see(DUE.minus(Duration.ofMinutes(30)), 40))
                .containsExactly("OPENED warning since 21:30 at 22:30 #1");
        bench.wallClock(DUE.plusSeconds(400));

        assertThat(bench.see(DUE.plus(Duration.ofHours(1)), 0)).isEmpty();

        bench.hear(day(IN.plusDays(1), true));
        bench.wallClock(DUE.plus(Duration.ofHours(2)));
        assertThat(bench.see(DUE.plus(Duration.ofHours(2)), 0))
                .containsExactly("RECOVERED warning since 21:30 at 01:00 #2");
    }

    /** Feeds and values are read from several topics: the news of the feed may come before older values. */
    @Test
    void shouldHoldAValueFromBeforeTheFeedWasMendedHoweverLateItIsRead() {
        bench.see(DUE.minus(Duration.ofMinutes(90)), 40);
        assertThat(bench.see(DUE.minus(Duration.ofMinutes(30)), 40)).hasSize(1);
        bench.wallClock(DUE.plusSeconds(400));
        Instant mended = DUE.plus(Duration.ofHours(2));
        bench.clock.set(mended);
        bench.hear(day(IN.plusDays(1), true));
        bench.wallClock(mended.plusSeconds(60));

        assertThat(bench.arrive(Samples.returnsOfThousand(mended.minusSeconds(600), 0)))
                .isEmpty();
        assertThat(bench.arrive(Samples.returnsOfThousand(mended.plusSeconds(600), 0)))
                .singleElement()
                .asString()
                .startsWith("RECOVERED");
    }

    @Test
    void shouldRememberOverARestart() {
        bench.restart();

        assertThat(bench.wallClock(DUE.plusSeconds(400))).containsExactly("OPENED warning since 23:00 at 23:00 #1");
    }

    @Test
    void shouldWaitWhileOldNewsComesIn() {
        bench.clock.set(DUE.plus(Duration.ofHours(1)));
        bench.hear(day(IN.minusDays(1), true));

        assertThat(bench.wallClock(DUE.plus(Duration.ofHours(1)).plusSeconds(20)))
                .isEmpty();
        bench.hear(day(IN.plusDays(1), true));
        assertThat(bench.wallClock(DUE.plus(Duration.ofHours(2)))).isEmpty();
    }

    @Test
    void shouldDecideNothingOnASnapshotThatIsNotCompleteEnough() {
        Rule demanding = Rule.newBuilder(Samples.returnRateRule())
                .setMinimumCompleteness(0.9)
                .build();
        bench.apply(Samples.reference(demanding));
        Instant at = DUE.minus(Duration.ofMinutes(50));

        bench.arrive(complete(at, 0.89));
        assertThat(bench.arrive(complete(at.plusSeconds(3600), 0.89))).isEmpty();
        bench.arrive(complete(at.plusSeconds(3900), 0.9));
        assertThat(bench.arrive(complete(at.plusSeconds(7500), 0.9))).hasSize(1);
    }

    private static KpiSnapshot complete(Instant asOf, double completeness) {
        return KpiSnapshot.newBuilder(Samples.returnsOfThousand(asOf, 40))
                .setCompleteness(completeness)
                .build();
    }

    private static io.globalkpi.schemas.table.ReferenceData reference() {
        Site site = Site.newBuilder()
                .setSite(Samples.SITE)
                .setName("Acme Germany")
                .setPlatform("amazon")
                .setMarket("DE")
                .setCurrency("EUR")
                .setZone("Europe/Berlin")
                .setOpenedOn(LocalDate.EPOCH)
                .setFeeds(List.of("orders"))
                .build();
        Rule rule = Rule.newBuilder(Samples.returnRateRule())
                .setFeeds(List.of("orders", "returns"))
                .build();
        return Samples.reference(site, rule);
    }

    private Feed day(LocalDate date, boolean complete) {
        return Feed.newBuilder()
                .setSite(Samples.SITE)
                .setFeed("orders")
                .setDate(date)
                .setRevision(1)
                .setSeen(3)
                .setPublished(3)
                .setComplete(complete)
                .setObservedAt(date.isBefore(IN) ? Instant.EPOCH : bench.clock.instant())
                .build();
    }
}
