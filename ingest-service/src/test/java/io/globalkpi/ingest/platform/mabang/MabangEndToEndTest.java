package io.globalkpi.ingest.platform.mabang;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.SameTelling;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.mabang.MabangDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From Mabang's books to the topics, through all that can come between. */
class MabangEndToEndTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final MabangScene scene = new MabangScene(NOON, LocalDate.parse("2026-02-08"));
    private final SteeredClock clock = scene.clock;
    private final Truth truth = scene.truth;
    private final MabangTruth told = scene.told;
    private final Weather weather = scene.weather;
    private final PullBench bench = scene.bench();

    @AfterEach
    void close() {
        scene.close();
    }

    private void tellABusiness() {
        told.orders(40, NOON.minus(Duration.ofDays(20)), Duration.ofMinutes(700))
                .stock(9, NOON.minus(Duration.ofDays(2)));
    }

    private <T extends SpecificRecord> void assertThatTheTruthIsOnTheTopics(Class<T> kind) {
        List<T> shown = new ArrayList<>(truth.shown(kind, MabangScene.US.site(), clock.instant()));
        shown.addAll(truth.shown(kind, MabangScene.DE.site(), clock.instant()));
        assertThat(bench.latest(kind).values())
                .usingElementComparator(SameTelling.butFor("observedAt", "rawRef", "revision"))
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    private void assertThatAllIsThere() {
        assertThatTheTruthIsOnTheTopics(Order.class);
        assertThatTheTruthIsOnTheTopics(Return.class);
        assertThatTheTruthIsOnTheTopics(Fee.class);
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
        truth.tell(MabangTruth.order(MabangScene.US.site(), 1, old, old, OrderStatus.SHIPPED));

        bench.feed("orders")
                .feed("orders-history")
                .setting("from", "2025-06-01")
                .runFor(Duration.ofHours(2));

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
                .contains("site: \"temu-us/acme\"", "site: \"temu-de/acme\"", "owner: \"mabang-6\"");
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
