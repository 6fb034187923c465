package io.globalkpi.ingest.platform.googleads;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Shape;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.SameTelling;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.TokenOffice;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.googleads.GoogleAdsDesk;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Google Ads from its stand-in to the topics, over the hours that a change of clocks takes away. */
class GoogleAdsPullTest {

    private static final Shop SHOP = GoogleAdsScene.SHOP;
    private static final Instant BEGIN = Instant.parse("2026-03-12T00:00:00Z");
    private static final LocalDate FIRST = LocalDate.parse("2026-02-20");
    private static final GoogleAdsDesk.Account ACCOUNT = GoogleAdsScene.ACCOUNT;

    private final GoogleAdsScene scene = new GoogleAdsScene(BEGIN, LocalDate.parse("2025-12-12"));
    private final SteeredClock clock = scene.clock;
    private final Truth truth = scene.truth;
    private final GoogleAdsTruth told = scene.told;
    private final Weather weather = scene.weather;
    private final TokenOffice office = scene.office;
    private final GoogleAdsDesk desk = scene.desk;
    private final PullBench bench = scene.bench();

    @AfterEach
    void close() {
        scene.close();
    }

    /** Three weeks with the change to summer time, a search campaign and one of products; conversions come late. */
    private void tellThreeWeeks() {
        for (int day = 0; day < 21; day++) {
            LocalDate date = FIRST.plusDays(day);
            Instant over = SHOP.start(date.plusDays(1));
            told.tell(date, "11", null, over, 1 + day);
            told.tell(date, "22", null, over, 1);
            told.tell(date, "22", "mug", over, 2);
            told.tell(date, "22", "tea", over, 3);
            told.tell(date, "22", "tea", BEGIN.plus(Duration.ofHours(20)), 4 + day);
        }
    }

    private void assertThatTheTruthIsOnTheTopics() {
        assertThat(bench.latest(AdPerformance.class).values())
                .usingElementComparator(SameTelling.butFor("revision", "observedAt", "rawRef"))
                .containsExactlyInAnyOrderElementsOf(truth.shown(AdPerformance.class, SHOP.site(), clock.instant()));
        assertThat(bench.refused()).isEmpty();
        assertThat(bench.letters()).isEmpty();
    }

    @Test
    void shouldBringTheTruthThroughEndingTokensBrokenConnectionsAnOutageARestartAndRestatements() {
        tellThreeWeeks();
        bench.runFor(Duration.ofHours(6));
        assertThatTheTruthIsOnTheTopics();

        weather.outage(true);
        office.endAll();
        bench.runFor(Duration.ofHours(12));
        assertThat(bench.state("ads").getTrouble()).isIn("", "platform-away");
        weather.outage(false);
        bench.restart().runFor(Duration.ofDays(2));

        assertThatTheTruthIsOnTheTopics();
        assertThat(bench.state("ads").getTrouble()).isEmpty();
        assertThat(desk.buckets().refused()).isZero();
    }

    @Test
    void shouldWaitForTheEndOfTheQuotaDay() {
        tellThreeWeeks();
        String exhausted = "[{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\",\"details\":[{\"errors\":"
                + "[{\"errorCode\":{\"quotaError\":\"RESOURCE_EXHAUSTED\"},\"message\":\"Too many\"}]}]}}]";
        bench.runFor(Duration.ofMinutes(1));
        Weather fair = weather;
        clock.advanceTo(BEGIN.plus(Duration.ofHours(14)));
        fair.next(Served.json(429, exhausted));
        bench.runFor(Duration.ofMinutes(1));
        long asked = scene.asked().size();
        bench.runUntil(Instant.parse("2026-03-13T06:59:00Z"));
        assertThat(scene.asked()).hasSize((int) asked);

        bench.runFor(Duration.ofDays(1));

        assertThatTheTruthIsOnTheTopics();
    }

    @Test
    void shouldSayInWordsThatTheManagerIsMissing() {
        bench.secret("loginCustomerId", "").runFor(Duration.ofMinutes(1));

        assertThat(bench.state("ads").getTrouble()).isEqualTo("refused");
        assertThat(bench.state("ads").getWords()).contains("USER_PERMISSION_DENIED");
        assertThat(bench.state("ads").getRemedy()).contains("loginCustomerId");
    }

    @Test
    void shouldAnswerInTheShapeGoogleDocuments() {
        tellThreeWeeks();
        String access = office.exchange("consent").orElseThrow().access();
        String query = "SELECT customer.id, customer.currency_code, customer.time_zone, campaign.id, campaign.status, "
                + "campaign.advertising_channel_type, segments.date, metrics.impressions, metrics.clicks, "
                + "metrics.cost_micros, metrics.conversions, metrics.conversions_value, metrics.all_conversions "
                + "FROM campaign WHERE segments.date BETWEEN '2026-02-20' AND '2026-02-21'";
        Served served = desk.serve(new Ask(
                "POST",
                "/v24/customers/1234567890/googleAds:searchStream",
                "",
                Map.of(
                        "Authorization", "Bearer " + access,
                        "developer-token", ACCOUNT.developerToken(),
                        "login-customer-id", ACCOUNT.manager()),
                ("{\"query\":\"" + query + "\"}").getBytes(StandardCharsets.UTF_8)));

        assertThat(Shape.of(Shape.saved("google_ads/search_stream_response.json")))
                .containsAllEntriesOf(Shape.of(served.body()));
    }
}
