package io.globalkpi.ingest.platform.mabang;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.mabang.MabangBooks;
import io.globalkpi.standin.mabang.MabangDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From Mabang's books to the topics, through all that can come between. */
class MabangEndToEndTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Shop DE = new Shop("amazon-de/acme", "EUR", ZoneId.of("Europe/Berlin"), "DE");
    private static final String US = ScriptedSession.SHOP.site();

    private final SteeredClock clock = new SteeredClock(NOON);
    private final Truth truth = new Truth();
    private final Weather weather = Weather.fair();
    private final MabangBooks books = new MabangBooks(truth, clock)
            .shop("11", US, "5")
            .shop("12", DE.site(), "6")
            .rate("USD", "7.2000");
    private final StandIn mabang = StandIn.open(new MabangDesk(clock, books, "100001", "test_dev_key", 7), weather);
    private final PullBench bench = new PullBench(new Mabang(), ScriptedSession.SHOP, clock)
            .setting("host.api", mabang.url().toString())
            .setting("base", "USD")
            .setting("history", "P30D")
            .every("PT30M")
            .shop("11", ScriptedSession.SHOP)
            .shop("12", DE)
            .secret("appKey", "100001")
            .secret("developerKey", "test_dev_key");

    @AfterEach
    void close() {
        mabang.close();
    }

    private void tellABusiness() {
        for (int i = 0; i < 40; i++) {
            Instant placed = NOON.minus(Duration.ofDays(20)).plus(Duration.ofMinutes(700L * i));
            String site = i % 3 == 0 ? DE.site() : US;
            truth.tell(order(site, i, placed, placed, OrderStatus.PAID));
            truth.tell(order(site, i, placed, placed.plus(Duration.ofHours(30)), OrderStatus.SHIPPED));
            if (i % 5 == 0) {
                truth.tell(order(site, i, placed, placed.plus(Duration.ofHours(60)), OrderStatus.CANCELLED));
            }
            if (i % 4 == 0) {
                Instant back = placed.plus(Duration.ofDays(4));
                truth.tell(back(site, i, ReturnKind.RETURN, back, true));
                truth.tell(back(site, i, ReturnKind.RETURN, back.plusSeconds(7200), false));
                truth.tell(back(site, i, ReturnKind.REFUND, back.plusSeconds(60), false));
            }
        }
        for (int sku = 0; sku < 9; sku++) {
            truth.tell(stock("S" + sku, NOON.minus(Duration.ofDays(2)), 10 + sku));
        }
    }

    private static Order order(String site, int number, Instant placed, Instant told, OrderStatus status) {
        boolean cancelled = status == OrderStatus.CANCELLED;
        return Order.newBuilder()
                .setEntityId(site + "/M" + number)
                .setRevision(told.toEpochMilli())
                .setSite(site)
                .setSource("mabang")
                .setOccurredAt(placed)
                .setObservedAt(told)
                .setOrderId("M" + number)
                .setCurrency(site.equals(US) ? "USD" : "EUR")
                .setStatus(status)
                .setPlatformStatus(cancelled ? "5" : status == OrderStatus.PAID ? "2" : "3")
                .setCancelledBy(cancelled ? CancelledBy.UNKNOWN : CancelledBy.NOBODY)
                .setCancelledAt(cancelled ? told : null)
                .setShippedAt(status == OrderStatus.PAID ? null : placed.plus(Duration.ofHours(30)))
                .setLines(List.of(line("1", "TEA", 2, 19_980_000, status), line("2", "MUG", 1, 19_980_000, status)))
                .build();
    }

    private static OrderLine line(String id, String sku, int pieces, long gross, OrderStatus status) {
        return OrderLine.newBuilder()
                .setLineId(id)
                .setSku(sku)
                .setQuantity(pieces)
                .setUnits(pieces)
                .setStatus(status)
                .setGrossMicros(gross)
                .setDiscountMicros(500_000)
                .build();
    }

    private static Return back(String site, int number, ReturnKind kind, Instant told, boolean open) {
        boolean money = kind == ReturnKind.REFUND;
        return Return.newBuilder()
                .setEntityId(site + (money ? "/refund/" : "/return/") + "8" + number)
                .setRevision(told.toEpochMilli())
                .setSite(site)
                .setSource("mabang")
                .setOccurredAt(told)
                .setObservedAt(told)
                .setWithdrawn(open)
                .setOrderId("M" + number)
                .setKind(kind)
                .setCurrency(site.equals(US) ? "USD" : "EUR")
                .setReason(money ? "BUYER_CANCEL" : "type-2")
                .setRequestedAt(told.minusSeconds(600))
                .setLines(List.of(ReturnLine.newBuilder()
                        .setSku("TEA")
                        .setUnits(money ? 0 : 2)
                        .setRefundMicros(money ? 18_990_000 : 0)
                        .setRestocked(!money)
                        .build()))
                .build();
    }

    private static InventorySnapshot stock(String sku, Instant at, int pieces) {
        return InventorySnapshot.newBuilder()
                .setEntityId(US + "/stock/" + sku)
                .setRevision(at.toEpochMilli())
                .setSite(US)
                .setSource("mabang")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setDate(LocalDate.parse("2026-03-08"))
                .setSku(sku)
                .setWarehouse("7")
                .setSellableUnits(pieces)
                .setReservedUnits(1)
                .setInboundUnits(3)
                .setUnitCostMicros(2_500_000L)
                .setCurrency("CNY")
                .build();
    }

    private <T extends SpecificRecord> void assertThatTheTruthIsOnTheTopics(Class<T> kind) {
        List<T> shown = new ArrayList<>(truth.shown(kind, US, clock.instant()));
        shown.addAll(truth.shown(kind, DE.site(), clock.instant()));
        assertThat(bench.latest(kind).values())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("observedAt", "rawRef", "revision")
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    private void assertThatAllIsThere() {
        assertThatTheTruthIsOnTheTopics(Order.class);
        assertThatTheTruthIsOnTheTopics(Return.class);
        assertThat(bench.latest(Fee.class)).hasSize(3 * 40);
        assertThat(bench.latest(InventorySnapshot.class).values())
                .filteredOn(one -> one.getDate().equals(LocalDate.parse("2026-03-11")))
                .extracting(InventorySnapshot::getSellableUnits)
                .containsExactly(10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L);
        assertThat(bench.refused()).isEmpty();
        assertThat(bench.letters()).isEmpty();
    }

    @Test
    void shouldBringTheTruthOfEveryFeed() {
        tellABusiness();

        bench.runFor(Duration.ofHours(25));

        assertThatAllIsThere();
    }

    @Test
    void shouldComeThroughFailuresAnOutageAndARestart() {
        tellABusiness();
        weather.next(MabangDesk.upstreamFailure()).next(Served.broken(Served.Broken.CUT));
        bench.runFor(Duration.ofMinutes(2)).restart();
        weather.outage(true);
        bench.runFor(Duration.ofHours(2));
        assertThat(bench.state("orders").getTrouble()).isEqualTo("platform-away");

        weather.outage(false);
        bench.restart().runFor(Duration.ofHours(23));

        assertThatAllIsThere();
    }

    @Test
    void shouldSayWhenTheKeyIsWrong() {
        tellABusiness();
        bench.secret("developerKey", "another").runFor(Duration.ofHours(1));

        assertThat(bench.state("orders").getTrouble()).isEqualTo("credential-refused");
        assertThat(bench.state("orders").getRemedy()).contains("developerKey");
        assertThat(bench.events()).isEmpty();
    }

    @Test
    void shouldBringArchivedOrdersToo() {
        Instant old = NOON.minus(Duration.ofDays(200));
        truth.tell(order(US, 1, old, old, OrderStatus.SHIPPED));

        bench.feed("orders").feed("orders-history").setting("history", "P300D").runFor(Duration.ofHours(2));

        assertThatTheTruthIsOnTheTopics(Order.class);
    }

    @Test
    void shouldWriteWhatItFindsForAPersonToApply(@TempDir Path found) throws IOException {
        tellABusiness();
        bench.feed("costs").feed("owners").feed("rates").runFor(Duration.ofMinutes(1));
        assertThat(bench.state("costs").getTrouble()).isEqualTo("found-missing");

        bench.found(found).restart().runFor(Duration.ofHours(25));

        Path folder = found.resolve("mabang").resolve("acme");
        assertThat(folder.resolve("product-costs.yaml"))
                .content()
                .startsWith("product-costs:\n- currency: \"CNY\"\n  from: \"2026-03-08\"\n  sku: \"S0\"\n")
                .containsOnlyOnce("\"S8\"");
        assertThat(folder.resolve("ownership.yaml"))
                .content()
                .contains("site: \"amazon-us/acme\"", "site: \"amazon-de/acme\"", "owner: \"mabang-6\"");
        assertThat(folder.resolve("owners.yaml")).content().containsOnlyOnce("\"mabang-5\"");
        assertThat(folder.resolve("fx-rates.yaml")).content().contains("\"2026-03-10\"", "rate: \"7.2000000000\"");
    }

    @Test
    void shouldKeepNothingOfTheBuyer() {
        tellABusiness();
        bench.runFor(Duration.ofHours(1));

        assertThat(bench.raw())
                .isNotEmpty()
                .noneMatch(raw -> raw.getContent().matches("(?s).*(Ann|ann\\.lee|Montfavet|66 86).*"));
    }
}
