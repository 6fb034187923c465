package io.globalkpi.ingest.platform.amazonads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Shape;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.SameTelling;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.TokenOffice;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.amazonads.AmazonAdsDesk;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Amazon Ads from its stand-in to the topics, through slow and failing reports and three sweeps of restatements. */
class AmazonAdsPullTest {

    private static final Shop SHOP = AmazonAdsScene.SHOP;
    private static final Instant BEGIN = Instant.parse("2026-03-20T00:00:00Z");
    private static final Instant END = Instant.parse("2026-04-03T12:00:00Z");
    private static final AmazonAdsDesk.Account ACCOUNT = AmazonAdsScene.ACCOUNT;

    private final AmazonAdsScene scene = new AmazonAdsScene(BEGIN, LocalDate.parse("2026-01-19"));
    private final SteeredClock clock = scene.clock;
    private final Truth truth = scene.truth;
    private final AmazonAdsTruth told = scene.told;
    private final Weather weather = scene.weather;
    private final TokenOffice office = scene.office;
    private final AmazonAdsDesk desk = scene.desk;
    private final PullBench bench = scene.bench();

    @AfterEach
    void close() {
        scene.close();
    }

    /** Five weeks, over the change to summer time; each day is told again after 2, 9 and 25 days. */
    private void tellFiveWeeks() {
        for (int day = 0; day < 38; day++) {
            LocalDate date = LocalDate.parse("2026-02-22").plusDays(day);
            Instant over = SHOP.start(date.plusDays(1));
            told.tell(date, "sp", "11/71", "mug", over, 5);
            tellAgain(date, 2, Duration.ofDays(1));
            tellAgain(date, 9, Duration.ofDays(3));
            tellAgain(date, 25, Duration.ofDays(7));
            told.tell(date, "sp", "11/72", "tea", over, 1);
            told.tell(date, "sb", "22", null, over, 3);
            told.tell(date, "sd", "33", null, over, 1 + day % 3);
        }
    }

    /** What would be told just before the end is not: its sweep comes later. */
    private void tellAgain(LocalDate date, int daysLater, Duration sweep) {
        Instant at = SHOP.start(date.plusDays(1 + daysLater));
        if (at.isBefore(END.minus(sweep).minus(Duration.ofHours(6)))) {
            told.tell(date, "sp", "11/71", "mug", at, 5 + daysLater);
        }
    }

    private void assertThatTheTruthIsOnTheTopics() {
        assertThat(bench.refused()).isEmpty();
        assertThat(bench.letters()).extracting(DeadLetter::getReason).containsOnly("bad-field");
        assertThat(bench.latest(AdPerformance.class).values())
                .usingElementComparator(SameTelling.butFor("revision", "observedAt", "rawRef"))
                .containsExactlyInAnyOrderElementsOf(truth.shown(AdPerformance.class, SHOP.site(), clock.instant()));
    }

    @Test
    void shouldBringTheTruthThroughSlowAndFailingReportsAnOutageRestartsAndRestatements() {
        tellFiveWeeks();
        bench.runFor(Duration.ofMinutes(2));
        bench.restart().runFor(Duration.ofDays(2));
        weather.outage(true);
        office.endAll();
        bench.runFor(Duration.ofHours(12));
        assertThat(bench.state("sp").getTrouble()).isEqualTo("platform-away");
        weather.outage(false);
        bench.restart().runUntil(END);

        assertThatTheTruthIsOnTheTopics();
    }

    @Test
    void shouldAdoptAReportThatIsBeingMadeAlready() {
        tellFiveWeeks();
        // One instance dies before its step is committed; the next asks for the same report.
        bench.feed("sb").runFor(Duration.ofSeconds(1));
        PullBench next = scene.another().feed("sb");

        next.runFor(Duration.ofHours(1));

        assertThat(desk.duplicates()).isPositive();
        assertThat(next.latest(AdPerformance.class)).hasSize(25);
        assertThat(next.letters()).isEmpty();
    }

    @Test
    void shouldAnswerInTheShapeAmazonDocuments() {
        JsonNode pages = Shape.tree(Shape.saved("amazon_ads/postman_extract_auth_profiles_reporting_v3_stream.json"));
        byte[] documented = StreamSupport.stream(pages.spliterator(), false)
                .filter(page -> page.path("path").asText().endsWith("Create report"))
                .map(page -> page.at("/responses/0/2").asText().getBytes(StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
        String body = StreamSupport.stream(pages.spliterator(), false)
                .filter(page -> page.path("path").asText().endsWith("Create report"))
                .map(page -> page.path("body").asText())
                .findFirst()
                .orElseThrow();

        byte[] served = desk.serve(new Ask(
                        "POST",
                        "/reporting/reports",
                        "",
                        Map.of(
                                "Content-Type",
                                "application/vnd.createasyncreportrequest.v3+json",
                                "Authorization",
                                "Bearer "
                                        + office.exchange("consent")
                                                .orElseThrow()
                                                .access(),
                                "Amazon-Advertising-API-ClientId",
                                "client",
                                "Amazon-Advertising-API-Scope",
                                ACCOUNT.profile()),
                        body.getBytes(StandardCharsets.UTF_8)))
                .body();

        assertThat(Shape.of(served)).isEqualTo(Shape.of(documented));
    }
}
