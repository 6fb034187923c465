package io.globalkpi.ingest.platform.tiktokads;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Shape;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.ingest.pull.SameTelling;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.tiktokads.TikTokAdsDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TikTok Ads from its stand-in to the topics, for a shop whose currency has no decimals. */
class TikTokAdsPullTest {

    private static final Shop SHOP = TikTokAdsScene.SHOP;
    private static final Instant BEGIN = Instant.parse("2026-03-12T00:00:00Z");
    private static final TikTokAdsDesk.Account ACCOUNT = TikTokAdsScene.ACCOUNT;

    private final TikTokAdsScene scene = new TikTokAdsScene(BEGIN, LocalDate.parse("2025-12-12"));
    private final SteeredClock clock = scene.clock;
    private final Truth truth = scene.truth;
    private final TikTokAdsTruth told = scene.told;
    private final Weather weather = scene.weather;
    private final TikTokAdsDesk desk = scene.desk;
    private final PullBench bench = scene.bench();

    @AfterEach
    void close() {
        scene.close();
    }

    /** Seventy days; the last week is told again when its conversions have come. */
    private void tellTenWeeks() {
        for (int day = 0; day < 70; day++) {
            LocalDate date = LocalDate.parse("2026-01-01").plusDays(day);
            Instant over = SHOP.start(date.plusDays(1));
            told.tell(date, "auction", "11", over, day % 5);
            told.tell(date, "auction", "22", over, 2);
            told.tell(date, "gmv-max", "33", over, 3);
            if (day > 64) {
                told.tell(date, "auction", "22", BEGIN.plus(Duration.ofHours(20)), 7);
            }
        }
    }

    private void assertThatTheTruthIsOnTheTopics() {
        assertThat(bench.refused()).isEmpty();
        assertThat(bench.letters()).isEmpty();
        assertThat(bench.latest(AdPerformance.class).values())
                .usingElementComparator(SameTelling.butFor("revision", "observedAt", "rawRef"))
                .containsExactlyInAnyOrderElementsOf(truth.shown(AdPerformance.class, SHOP.site(), clock.instant()));
    }

    @Test
    void shouldBringTheTruthThroughCodesUnderOkAnOutageARestartAndRestatements() {
        tellTenWeeks();
        bench.runFor(Duration.ofHours(6));
        assertThatTheTruthIsOnTheTopics();

        weather.outage(true);
        bench.runFor(Duration.ofHours(12));
        weather.outage(false);
        bench.restart().runFor(Duration.ofDays(2));

        assertThatTheTruthIsOnTheTopics();
        assertThat(bench.state("ads").getTrouble()).isEmpty();
        assertThat(desk.buckets().refused()).isZero();
    }

    @Test
    void shouldSayThatTheTokenWasRevokedAndGoOnWithTheNext() {
        tellTenWeeks();
        desk.revoke("another");
        bench.feed("ads").feed("gmv-max").runFor(Duration.ofMinutes(1));
        assertThat(bench.state("ads").getTrouble()).isEqualTo("consent-ended");
        assertThat(bench.events()).isEmpty();

        bench.secret("accessToken", "another").restart().runFor(Duration.ofHours(8));

        assertThatTheTruthIsOnTheTopics();
    }

    @Test
    void shouldAnswerInTheShapeTikTokDocuments() {
        tellTenWeeks();
        byte[] served = desk.serve(new Ask(
                        "GET",
                        "/open_api/v1.3/report/integrated/get/",
                        "advertiser_id=7000000000000&report_type=BASIC&data_level=AUCTION_CAMPAIGN"
                                + "&dimensions=[%22campaign_id%22,%22stat_time_day%22]"
                                + "&metrics=[%22spend%22,%22impressions%22,%22clicks%22,%22conversion%22]"
                                + "&start_date=2026-02-01&end_date=2026-02-10&page_size=1000",
                        Map.of("Access-Token", ACCOUNT.token()),
                        new byte[0]))
                .body();

        assertThat(Shape.of(Shape.saved("tiktok_ads/samples/report_integrated_get.json")))
                .containsAllEntriesOf(Shape.of(served));
    }
}
