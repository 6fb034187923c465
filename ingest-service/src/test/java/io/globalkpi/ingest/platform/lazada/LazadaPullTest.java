package io.globalkpi.ingest.platform.lazada;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Wake;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.SameTelling;
import io.globalkpi.ingest.pull.TruthOnTopics;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.lazada.LazadaStandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All feeds of Lazada, pulled from a server that is as unkind as Lazada. What is published must be the truth, all of it. */
class LazadaPullTest {

    private static final Instant BEGIN = Instant.parse("2026-03-10T16:00:00Z");
    private static final Shop SHOP = LazadaScene.SHOP;

    private final LazadaScene scene = new LazadaScene(BEGIN, LocalDate.parse("2026-02-01"));
    private final SteeredClock clock = scene.clock;
    private final Truth truth = scene.truth;
    private final LazadaTruth told = scene.told;
    private final Weather weather = scene.weather;
    private final LazadaStandIn lazada = scene.lazada;
    private final PullBench bench = scene.bench();

    @AfterEach
    void close() {
        scene.close();
    }

    private <T extends SpecificRecord> void assertThatTheTruthIsOnTheTopic(Class<T> kind, String... besides) {
        TruthOnTopics.assertThatTheyAreEqual(bench, truth, SHOP.site(), clock.instant(), kind, besides);
    }

    @Test
    void shouldBringOrdersPieceByPieceAndReturnsWhoseTimesAreOfTwoKinds() {
        told.orders(420, BEGIN.minus(Duration.ofDays(33)), Duration.ofHours(2));
        bench.feed("orders")
                .feed("returns")
                .every("PT30M")
                .runFor(Duration.ofDays(3).plusMinutes(10));

        assertThatTheTruthIsOnTheTopic(Order.class);
        assertThatTheTruthIsOnTheTopic(Return.class);
        assertThat(lazada.office().given()).isGreaterThan(2);
        assertThat(lazada.buckets().refused()).isZero();
        assertThat(bench.state("orders").getUnknown()).containsKey("status=moon_hold");
        assertThat(bench.raw())
                .noneMatch(raw -> raw.getContent().contains("Ann")
                        || raw.getContent().contains("0123456789")
                        || raw.getContent().contains("ann@"));
    }

    @Test
    void shouldPassMoreOrdersOfOneSecondThanAPageHolds() {
        told.orders(130, BEGIN.minus(Duration.ofDays(4)), Duration.ZERO);
        bench.feed("orders").runFor(Duration.ofHours(1));

        assertThatTheTruthIsOnTheTopic(Order.class);
    }

    @Test
    void shouldBringFeesWithTheirTaxApartAndUnknownOnesKept() {
        told.orders(60, BEGIN.minus(Duration.ofDays(8)), Duration.ofHours(4));
        bench.feed("fees").setting("from", "2026-03-01").runFor(Duration.ofDays(4));

        assertThat(bench.state("fees").getUnknown()).containsKey("fee_type=9999");
        assertThat(bench.raw()).noneMatch(raw -> raw.getContent().contains("Ann"));
        assertThat(bench.refused()).isEmpty();
        LocalDate today = SHOP.date(clock.instant().minus(Duration.ofHours(6)));
        assertThat(bench.latest(Fee.class).values())
                .usingElementComparator(SameTelling.butFor("observedAt", "rawRef", "revision"))
                .containsExactlyInAnyOrderElementsOf(truth.shown(Fee.class, SHOP.site(), clock.instant()).stream()
                        .filter(fee -> SHOP.date(fee.getOccurredAt()).isBefore(today))
                        .toList());
    }

    @Test
    void shouldBringListingsStockAndReviews() {
        told.products(60, BEGIN).orders(60, BEGIN.minus(Duration.ofDays(10)), Duration.ofHours(3));
        bench.feed("listings").feed("stock").feed("reviews").runFor(Duration.ofHours(7));

        assertThatTheTruthIsOnTheTopic(Listing.class);
        assertThatTheTruthIsOnTheTopic(Feedback.class, "revision");
        assertThat(bench.latest(InventorySnapshot.class).values())
                .usingElementComparator(SameTelling.butFor("observedAt", "rawRef", "revision", "occurredAt"))
                .containsAll(truth.shown(InventorySnapshot.class, SHOP.site(), clock.instant()));
    }

    @Test
    void shouldBringAdsAsTheyAreRestated() {
        for (int day = 2; day < 12; day++) {
            LocalDate date = LocalDate.of(2026, 3, day);
            told.ads(date, 100 + day, SHOP.start(date.plusDays(1))).ads(date, 130 + day, SHOP.start(date.plusDays(3)));
        }
        bench.feed("ads").setting("from", "2026-03-02").runFor(Duration.ofDays(8));

        assertThatTheTruthIsOnTheTopic(AdPerformance.class, "revision");
    }

    @Test
    void shouldKeepHowLazadaJudgesTheSeller() {
        bench.feed("performance").runFor(Duration.ofHours(1));

        assertThat(bench.raw())
                .singleElement()
                .satisfies(raw -> assertThat(raw.getContent())
                        .contains("POSITIVE_SELLER_RATING")
                        .contains("85.0"));
    }

    @Test
    void shouldFetchAPushedOrderAtOnce() {
        bench.feed("orders").every("PT6H").runFor(Duration.ofMinutes(1));
        told.orders(1, clock.instant(), Duration.ofHours(1));
        bench.wake(Wake.of("orders", "5944314048302")).runFor(Duration.ofSeconds(2));

        assertThat(bench.latest(Order.class)).containsOnlyKeys("lazada-sg/acme/5944314048302");
    }

    @Test
    void shouldComeThroughAnOutageRestartsAndTokensThatEndAtOnce() {
        told.orders(80, BEGIN.minus(Duration.ofHours(40)), Duration.ofMinutes(57));
        weather.next(Served.broken(Served.Broken.CUT)).next(Served.empty(500));
        bench.feed("orders").feed("returns").every("PT2H");
        for (int round = 0; round < 20; round++) {
            weather.outage(round >= 6 && round < 9);
            bench.runFor(Duration.ofHours(4)).restart();
            lazada.office().endAll();
        }

        assertThatTheTruthIsOnTheTopic(Order.class);
        assertThatTheTruthIsOnTheTopic(Return.class);
        assertThat(bench.state("orders").getTrouble()).isEmpty();
    }

    @Test
    void shouldSayInWordsThatTheConsentHasEnded() {
        PullBench late = scene.bench("revoked").feed("orders").runFor(Duration.ofMinutes(5));

        assertThat(late.state("orders").getTrouble()).isEqualTo("consent-ended");
        assertThat(late.state("orders").getRemedy()).contains("allow access again");
    }
}
