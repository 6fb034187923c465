package io.globalkpi.ingest.platform.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Wake;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.SameTelling;
import io.globalkpi.ingest.pull.TruthOnTopics;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.aliexpress.AliExpressStandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All feeds of AliExpress, pulled from a server that is as unkind as AliExpress. What is published must be the truth, all of it. */
class AliExpressPullTest {

    /** The clocks of California were put forward on 8 March 2026. */
    private static final Instant BEGIN = Instant.parse("2026-03-10T16:00:00Z");

    private static final Shop SHOP = AliExpressScene.SHOP;

    private final AliExpressScene scene = new AliExpressScene(BEGIN, LocalDate.parse("2026-02-01"));
    private final SteeredClock clock = scene.clock;
    private final Truth truth = scene.truth;
    private final AliExpressTruth told = scene.told;
    private final Weather weather = scene.weather;
    private final AliExpressStandIn aliExpress = scene.aliExpress;
    private final PullBench bench = scene.bench();

    @AfterEach
    void close() {
        scene.close();
    }

    private <T extends SpecificRecord> void assertThatTheTruthIsOnTheTopic(Class<T> kind, String... besides) {
        TruthOnTopics.assertThatTheyAreEqual(bench, truth, SHOP.site(), clock.instant(), kind, besides);
    }

    @Test
    void shouldBringOrdersOverTheHourThatNeverWasAndDisputesWithTheMoneyPaidBack() {
        told.orders(90, BEGIN.minus(Duration.ofDays(3)), Duration.ofHours(1));
        bench.feed("orders")
                .feed("returns")
                .every("PT1H")
                .setting("from", "2026-03-06")
                .runFor(Duration.ofDays(2).plusMinutes(10));

        assertThatTheTruthIsOnTheTopic(Order.class);
        assertThatTheTruthIsOnTheTopic(Return.class);
        assertThat(aliExpress.office().given()).isGreaterThan(2);
        assertThat(aliExpress.buckets().refused()).isZero();
        assertThat(bench.state("orders").getUnknown()).containsKey("order_status=MOON_HOLD");
        assertThat(bench.raw())
                .noneMatch(raw -> raw.getContent().contains("Ann")
                        || raw.getContent().contains("ann0123456789")
                        || raw.getContent().contains("0123456789"));
    }

    /** In the night to 1 November 2026 it was half past one in California twice. */
    @Test
    void shouldLoseNothingThatHappensWhileTheClocksArePutBack() {
        Instant back = Instant.parse("2026-11-01T09:00:00Z");
        clock.advanceTo(back.minus(Duration.ofHours(3)));
        for (int number = 0; number < 12; number++) {
            Instant placed = back.minus(Duration.ofHours(4));
            Instant paid = back.minus(Duration.ofMinutes(55)).plus(Duration.ofMinutes(4L * number));
            truth.tell(told.order(number, placed, placed, OrderStatus.CREATED, "PLACE_ORDER_SUCCESS"));
            truth.tell(told.order(number, placed, paid, OrderStatus.PAID, "WAIT_SELLER_SEND_GOODS"));
            truth.tell(told.order(number, placed, paid.plus(Duration.ofMinutes(50)), OrderStatus.ON_HOLD, "IN_FROZEN"));
        }
        bench.feed("orders").setting("from", "2026-10-31").setting("sweeps", "");
        bench.runFor(Duration.ofHours(6));

        assertThatTheTruthIsOnTheTopic(Order.class, "revision");
    }

    @Test
    void shouldPassByNoOrderWhileOthersLeaveTheListBetweenItsPages() {
        Instant placed = BEGIN.minus(Duration.ofHours(30));
        for (int number = 0; number < 240; number++) {
            truth.tell(
                    told.order(number, placed, placed.plusSeconds(number), OrderStatus.CREATED, "PLACE_ORDER_SUCCESS"));
        }
        int[] gone = {0};
        scene.desk = ask -> {
            Served served = aliExpress.serve(ask);
            if (ask.text().contains("solution.order.get") && gone[0] < 70) {
                clock.advance(Duration.ofSeconds(1));
                for (int left = 0; left < 7; left++) {
                    truth.tell(told.order(gone[0]++, placed, clock.instant(), OrderStatus.ON_HOLD, "IN_FROZEN"));
                }
            }
            return served;
        };
        bench.feed("orders").setting("from", "2026-03-08").setting("sweeps", "").runFor(Duration.ofHours(1));

        assertThat(gone[0]).isGreaterThan(28);
        assertThatTheTruthIsOnTheTopic(Order.class);
    }

    @Test
    void shouldBringWhatWasKeptBackWhenMoneyWasReleased() {
        told.orders(60, BEGIN.minus(Duration.ofDays(8)), Duration.ofHours(4));
        bench.feed("fees").setting("from", "2026-03-01").runFor(Duration.ofDays(4));

        assertThat(bench.state("fees").getUnknown()).containsKey("fee=rest");
        assertThat(bench.refused()).isEmpty();
        LocalDate today = SHOP.date(clock.instant().minus(Duration.ofHours(6)));
        assertThat(bench.latest(Fee.class).values())
                .usingElementComparator(SameTelling.butFor("observedAt", "rawRef", "revision"))
                .containsExactlyInAnyOrderElementsOf(truth.shown(Fee.class, SHOP.site(), clock.instant()).stream()
                        .filter(fee -> SHOP.date(fee.getOccurredAt()).isBefore(today))
                        .toList());
    }

    @Test
    void shouldBringListingsStockReviewsAndViews() {
        told.products(70, BEGIN.minus(Duration.ofHours(2)))
                .orders(60, BEGIN.minus(Duration.ofDays(10)), Duration.ofHours(3));
        for (int day = 7; day < 10; day++) {
            LocalDate date = LocalDate.of(2026, 3, day);
            told.views(date, 100 + day, SHOP.start(date.plusDays(1))).views(date, 120 + day, BEGIN);
        }
        bench.feed("listings")
                .feed("stock")
                .feed("reviews")
                .feed("traffic")
                .setting("from", "2026-03-07")
                .runFor(Duration.ofHours(7));

        assertThatTheTruthIsOnTheTopic(Listing.class);
        assertThatTheTruthIsOnTheTopic(Traffic.class, "revision");
        assertThat(bench.latest(Feedback.class).values())
                .isNotEmpty()
                .usingElementComparator(SameTelling.butFor("observedAt", "rawRef", "revision"))
                .containsExactlyInAnyOrderElementsOf(truth.shown(Feedback.class, SHOP.site(), clock.instant()).stream()
                        .filter(one ->
                                SHOP.date(one.getOccurredAt().plusSeconds(3600)).isAfter(LocalDate.of(2026, 3, 6)))
                        .toList());
        assertThat(bench.latest(InventorySnapshot.class).values())
                .usingElementComparator(SameTelling.butFor("observedAt", "rawRef", "revision", "occurredAt"))
                .containsAll(truth.shown(InventorySnapshot.class, SHOP.site(), clock.instant()));
        assertThat(bench.raw()).noneMatch(raw -> raw.getContent().contains("Ann"));
    }

    @Test
    void shouldKeepHowAliExpressJudgesTheSellerBesideItsTrade() {
        bench.feed("score").runFor(Duration.ofHours(1));

        assertThat(bench.raw())
                .singleElement()
                .satisfies(raw -> assertThat(raw.getContent())
                        .contains("92.5")
                        .contains("85.1")
                        .contains("0.0125"));
    }

    @Test
    void shouldFetchWhatWasPushedAtOnce() {
        bench.feed("orders").every("PT6H").runFor(Duration.ofMinutes(1));
        told.orders(1, clock.instant(), Duration.ofHours(1));
        clock.advance(Duration.ofSeconds(1));
        bench.wake(Wake.of("orders")).runFor(Duration.ofSeconds(2));

        assertThat(bench.latest(Order.class)).containsOnlyKeys(SHOP.site() + "/" + AliExpressTruth.id(0));
    }

    @Test
    void shouldComeThroughAnOutageRestartsAndTokensThatAreGoodOnce() {
        told.orders(80, BEGIN.minus(Duration.ofHours(40)), Duration.ofMinutes(57));
        weather.next(Served.broken(Served.Broken.CUT)).next(Served.empty(500));
        bench.feed("orders").feed("returns").every("PT2H").setting("from", "2026-03-08");
        for (int round = 0; round < 20; round++) {
            weather.outage(round >= 6 && round < 9);
            bench.runFor(Duration.ofHours(4)).restart();
            aliExpress.office().endAll();
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
