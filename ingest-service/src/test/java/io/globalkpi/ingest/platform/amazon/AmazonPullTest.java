package io.globalkpi.ingest.platform.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.SameTelling;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.amazon.AmazonStandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All feeds of Amazon, pulled from a server that is as unkind as Amazon. What is published must be the truth, all of it. */
class AmazonPullTest {

    private static final Instant BEGIN = Instant.parse("2026-03-10T16:00:00Z");
    private static final Shop SHOP = AmazonScene.SHOP;

    private final AmazonScene scene = new AmazonScene(BEGIN, LocalDate.parse("2026-03-08"));
    private final SteeredClock clock = scene.clock;
    private final Truth truth = scene.truth;
    private final AmazonTruth told = scene.told;
    private final Weather weather = scene.weather;
    private final AmazonStandIn amazon = scene.amazon;
    private final PullBench bench = scene.bench();

    @AfterEach
    void close() {
        scene.close();
    }

    private <T extends SpecificRecord> void assertThatTheTruthIsOnTheTopic(Class<T> kind, String... besides) {
        assertThat(bench.refused()).isEmpty();
        String[] ignored = Stream.concat(Stream.of("observedAt", "rawRef"), Arrays.stream(besides))
                .toArray(String[]::new);
        assertThat(bench.latest(kind).values())
                .usingElementComparator(SameTelling.butFor(ignored))
                .containsExactlyInAnyOrderElementsOf(truth.shown(kind, SHOP.site(), clock.instant()));
    }

    @Test
    void shouldBringOrdersThroughPagesThatMoveAndSlowBuckets() {
        told.orders(90, BEGIN.minus(Duration.ofHours(40)), Duration.ofMinutes(31));
        bench.feed("orders").every("PT20M").setting("page-size", "10").runFor(Duration.ofDays(3));

        assertThatTheTruthIsOnTheTopic(Order.class);
        assertThat(amazon.buckets().refused()).isZero();
        assertThat(amazon.office().given()).isGreaterThan(50);
        assertThat(bench.latest(Order.class).values())
                .extracting(Order::getStatus)
                .contains(OrderStatus.DELIVERED, OrderStatus.CANCELLED);
    }

    @Test
    void shouldBringFeesAndRefundsWithEmptyPagesAndUnknownChargesKept() {
        told.orders(60, BEGIN.minus(Duration.ofHours(40)), Duration.ofMinutes(31));
        bench.feed("finances").every("PT6H").runFor(Duration.ofDays(3));

        assertThatTheTruthIsOnTheTopic(Fee.class, "revision");
        assertThat(bench.latest(Return.class).keySet()).allMatch(id -> id.contains("/refund/"));
        assertThat(bench.state("finances").getUnknown()).containsKey("feeType=MoonTax2026");
    }

    @Test
    void shouldBringReturnsOfAllReportsAndTheirRefunds() {
        told.orders(60, BEGIN.minus(Duration.ofHours(40)), Duration.ofMinutes(31));
        bench.feed("finances")
                .feed("returns-fba")
                .feed("returns-mfn")
                .every("PT6H")
                .runFor(Duration.ofDays(4));

        assertThatTheTruthIsOnTheTopic(Return.class, "revision");
        assertThat(bench.untraceable()).isEmpty();
        assertThat(bench.raw()).noneMatch(raw -> raw.getContent().contains("Ann"));
    }

    @Test
    void shouldBringFeedbackTrafficStockAndListings() {
        told.orders(60, BEGIN.minus(Duration.ofHours(40)), Duration.ofMinutes(31))
                .listings(45, BEGIN.minus(Duration.ofDays(1)));
        for (int day = 8; day < 14; day++) {
            LocalDate date = LocalDate.of(2026, 3, day);
            told.traffic(date, 100 + day, SHOP.start(date.plusDays(1)))
                    .traffic(date, 130 + day, SHOP.start(date.plusDays(3)));
        }
        bench.feed("feedback").feed("traffic").feed("listings").runFor(Duration.ofDays(7));

        assertThatTheTruthIsOnTheTopic(Feedback.class, "revision");
        assertThatTheTruthIsOnTheTopic(Traffic.class, "revision");
        assertThatTheTruthIsOnTheTopic(Listing.class, "revision");
    }

    @Test
    void shouldBringTheStockOfEveryDate() {
        told.stock(5, BEGIN);
        bench.feed("stock").runFor(Duration.ofHours(2));

        assertThatTheTruthIsOnTheTopic(InventorySnapshot.class, "revision", "occurredAt");
        assertThat(bench.day(SHOP.site(), "inventory", LocalDate.parse("2026-03-10"))
                        .orElseThrow()
                        .getComplete())
                .isTrue();
    }

    @Test
    void shouldReadSettlementsWithEuropeanNumbersAndKeepThemApart() {
        told.orders(10, BEGIN.minus(Duration.ofHours(40)), Duration.ofMinutes(31));
        amazon.reports().make("GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2");
        bench.feed("settlements").runFor(Duration.ofHours(2));

        assertThat(bench.latest(Fee.class).values())
                .isNotEmpty()
                .allMatch(fee -> fee.getSource().equals("amazon-settlements"));
        assertThat(bench.latest(Fee.class).values().stream()
                        .mapToLong(Fee::getAmountMicros)
                        .sum())
                .isEqualTo(truth.shown(Fee.class, SHOP.site(), BEGIN).stream()
                        .mapToLong(Fee::getAmountMicros)
                        .sum());
    }

    @Test
    void shouldKeepHowAmazonJudgesThisMarketplaceWithItsTargetsAndFlagWhatIsBad() {
        bench.feed("health").runFor(Duration.ofHours(1));

        assertThat(bench.raw())
                .extracting(RawRecord::getEntityId)
                .containsExactlyInAnyOrder(
                        SHOP.site() + "/health/account",
                        SHOP.site() + "/health/lateShipmentRate",
                        SHOP.site() + "/health/orderDefectRate.mfn",
                        SHOP.site() + "/health/orderDefectRate.afn",
                        SHOP.site() + "/health/listingPolicyViolations",
                        SHOP.site() + "/health/accountHealthRating");
        assertThat(bench.raw())
                .anySatisfy(raw -> assertThat(raw.getContent())
                        .contains("\"metric\":\"lateShipmentRate\"", "\"targetValue\":0.04", "LESS_THAN"));
        assertThat(bench.state("health").getUnknown())
                .containsOnlyKeys(
                        "health orderDefectRate.mfn=BAD",
                        "health listingPolicyViolations=BAD",
                        "health accountHealthRating=WARNED");
    }

    @Test
    void shouldFetchAnOrderAtOnceWhenTheQueueSaysSo() {
        bench.feed("orders").feed("notifications").runFor(Duration.ofMinutes(10));
        told.orders(1, clock.instant(), Duration.ofMinutes(1));
        amazon.queue().orderChanged("111-0000000-0000000");
        amazon.queue().put("not of Amazon");

        bench.runFor(Duration.ofMinutes(1));

        assertThat(bench.latest(Order.class)).hasSize(1);
        assertThat(amazon.queue().size()).isZero();
    }

    @Test
    void shouldComeThroughAnOutageRestartsAndReportsThatFail() {
        told.orders(60, BEGIN.minus(Duration.ofHours(40)), Duration.ofMinutes(31));
        amazon.reports().failOnce();
        weather.next(Served.broken(Served.Broken.CUT)).next(Served.empty(500));
        bench.feed("orders")
                .feed("returns-mfn")
                .feed("returns-fba")
                .feed("finances")
                .every("PT2H");
        for (int round = 0; round < 30; round++) {
            weather.outage(round >= 10 && round < 14);
            bench.runFor(Duration.ofHours(4)).restart();
            amazon.office().endAll();
        }

        assertThatTheTruthIsOnTheTopic(Order.class);
        assertThatTheTruthIsOnTheTopic(Return.class, "revision");
        assertThatTheTruthIsOnTheTopic(Fee.class, "revision");
        assertThat(bench.state("orders").getTrouble()).isEmpty();
    }

    @Test
    void shouldSayInWordsThatTheConsentHasEnded() {
        PullBench late = scene.bench("Atzr|revoked").feed("orders").runFor(Duration.ofMinutes(5));

        assertThat(late.state("orders").getTrouble()).isEqualTo("consent-ended");
        assertThat(late.state("orders").getRemedy()).contains("allow access again");
    }
}
