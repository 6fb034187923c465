package io.globalkpi.ingest.platform.shopee;

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
import io.globalkpi.standin.shopee.ShopeeStandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All feeds of Shopee, pulled from a server that is as unkind as Shopee. What is published must be the truth, all of it. */
class ShopeePullTest {

    private static final Instant BEGIN = Instant.parse("2026-03-10T16:00:00Z");
    private static final Shop SHOP = ShopeeScene.SHOP;

    private final ShopeeScene scene = new ShopeeScene(BEGIN, LocalDate.parse("2026-02-01"));
    private final SteeredClock clock = scene.clock;
    private final Truth truth = scene.truth;
    private final ShopeeTruth told = scene.told;
    private final Weather weather = scene.weather;
    private final ShopeeStandIn shopee = scene.shopee;
    private final PullBench bench = scene.bench();

    @AfterEach
    void close() {
        scene.close();
    }

    private <T extends SpecificRecord> void assertThatTheTruthIsOnTheTopic(Class<T> kind, String... besides) {
        TruthOnTopics.assertThatTheyAreEqual(bench, truth, SHOP.site(), clock.instant(), kind, besides);
    }

    @Test
    void shouldBringOrdersAndReturnsWithEveryAccessTokenEndingAndEveryRefreshTokenOfOneUse() {
        told.orders(150, BEGIN.minus(Duration.ofDays(35)), Duration.ofHours(6));
        bench.feed("orders")
                .feed("returns")
                .every("PT30M")
                .runFor(Duration.ofDays(3).plusMinutes(10));

        assertThatTheTruthIsOnTheTopic(Order.class);
        assertThatTheTruthIsOnTheTopic(Return.class);
        assertThat(shopee.office().given()).isGreaterThan(15);
        assertThat(shopee.buckets().refused()).isZero();
        assertThat(bench.state("orders").getUnknown()).containsKey("order_status=MOON_HOLD");
        assertThat(bench.raw())
                .noneMatch(raw ->
                        raw.getContent().contains("Ann") || raw.getContent().contains("0123456789"));
    }

    @Test
    void shouldBringEveryTermOfTheIncomeAndTheWalletAsAFee() {
        told.orders(120, BEGIN.minus(Duration.ofDays(20)), Duration.ofHours(4));
        bench.feed("income")
                .feed("wallet")
                .every("PT6H")
                .runFor(Duration.ofDays(3).plusMinutes(10));

        assertThatTheTruthIsOnTheTopic(Fee.class, "revision");
        assertThat(bench.state("income").getUnknown())
                .containsKey("order_income=moon_fee_2026")
                .doesNotContainKey("escrow_amount=other than the sum of its terms");
        assertThat(bench.state("wallet").getUnknown()).containsKey("transaction_type=MOON_ADJUSTMENT");
        assertThat(bench.raw()).noneMatch(raw -> raw.getContent().contains("Ann"));
    }

    @Test
    void shouldTellApartChargesThatAreAlikeWhereverPagesEnd() {
        told.alike(150, BEGIN.minus(Duration.ofDays(2)));
        bench.feed("wallet").every("PT6H").runFor(Duration.ofHours(13));

        assertThatTheTruthIsOnTheTopic(Fee.class, "revision");
    }

    @Test
    void shouldBringListingsStockAndReviews() {
        told.items(60, BEGIN.minus(Duration.ofHours(2)))
                .orders(60, BEGIN.minus(Duration.ofDays(10)), Duration.ofHours(3));
        bench.feed("listings").feed("stock").feed("reviews").runFor(Duration.ofHours(7));

        assertThatTheTruthIsOnTheTopic(Listing.class);
        assertThatTheTruthIsOnTheTopic(Feedback.class, "revision");
        assertThat(bench.latest(InventorySnapshot.class).values())
                .usingElementComparator(SameTelling.butFor("observedAt", "rawRef", "revision", "occurredAt"))
                .containsAll(truth.shown(InventorySnapshot.class, SHOP.site(), clock.instant()));
    }

    @Test
    void shouldBringAdsAsTheyAreRestatedForAWeek() {
        for (int day = 2; day < 12; day++) {
            LocalDate date = LocalDate.of(2026, 3, day);
            told.ads(date, 100 + day, SHOP.start(date.plusDays(1)))
                    .ads(date, 130 + day, SHOP.start(date.plusDays(3)))
                    .ads(date, 140 + day, SHOP.start(date.plusDays(7)));
        }
        bench.feed("ads").setting("from", "2026-03-02").runFor(Duration.ofDays(12));

        assertThatTheTruthIsOnTheTopic(AdPerformance.class, "revision");
    }

    @Test
    void shouldKeepTheHealthOfTheShopAndAskForLateOrdersAgain() {
        told.orders(12, BEGIN.minus(Duration.ofDays(1)), Duration.ofHours(1));
        bench.feed("health").feed("orders").runFor(Duration.ofHours(1));

        assertThat(bench.raw()).anyMatch(raw -> raw.getContent().contains("late_shipment_rate"));
        assertThat(bench.refused()).isEmpty();
    }

    @Test
    void shouldFetchAPushedOrderAtOnce() {
        bench.feed("orders").every("PT6H").runFor(Duration.ofMinutes(1));
        told.orders(1, clock.instant(), Duration.ofHours(1));
        bench.wake(Wake.of("orders", "2404098R48U100")).runFor(Duration.ofSeconds(2));

        assertThat(bench.latest(Order.class)).containsOnlyKeys("shopee-vn/acme/2404098R48U100");
    }

    @Test
    void shouldComeThroughAnOutageRestartsAndTokensThatEndAtOnce() {
        told.orders(80, BEGIN.minus(Duration.ofHours(40)), Duration.ofMinutes(57));
        weather.next(Served.broken(Served.Broken.CUT)).next(Served.empty(500));
        bench.feed("orders").feed("returns").feed("income").every("PT2H");
        for (int round = 0; round < 20; round++) {
            weather.outage(round >= 6 && round < 9);
            bench.runFor(Duration.ofHours(4)).restart();
            shopee.office().endAll();
        }

        assertThatTheTruthIsOnTheTopic(Order.class);
        assertThatTheTruthIsOnTheTopic(Return.class);
        assertThat(bench.state("orders").getTrouble()).isEmpty();
    }

    @Test
    void shouldSayInWordsThatTheConsentHasEnded() {
        PullBench late = scene.bench("used-before").feed("orders").runFor(Duration.ofMinutes(5));

        assertThat(late.state("orders").getTrouble()).isEqualTo("consent-ended");
        assertThat(late.state("orders").getRemedy()).contains("allow access again");
    }
}
