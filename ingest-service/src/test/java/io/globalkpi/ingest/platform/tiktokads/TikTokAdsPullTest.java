package io.globalkpi.ingest.platform.tiktokads;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Shape;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.tiktokads.TikTokAdsDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TikTok Ads from its stand-in to the topics, for a shop whose currency has no decimals. */
class TikTokAdsPullTest {

    private static final Shop SHOP = new Shop("tiktok-vn/acme", "VND", ZoneId.of("Asia/Ho_Chi_Minh"), "VN");
    private static final Instant BEGIN = Instant.parse("2026-03-12T00:00:00Z");
    private static final TikTokAdsDesk.Account ACCOUNT = new TikTokAdsDesk.Account(
            "7000000000000", "a-long-token", SHOP.site(), "store-1", "VND", "Asia/Ho_Chi_Minh");

    private final SteeredClock clock = new SteeredClock(BEGIN);
    private final Truth truth = new Truth();
    private final Weather weather = Weather.breakingEvery(9);
    private final TikTokAdsDesk desk = new TikTokAdsDesk(ACCOUNT, truth, clock);
    private final StandIn standIn = StandIn.open(desk, weather);
    private final PullBench bench = new PullBench(new TikTokAds(), SHOP, clock)
            .account(ACCOUNT.advertiser())
            .setting("host.api", standIn.url().toString())
            .setting("store", ACCOUNT.store())
            .secret("accessToken", ACCOUNT.token());

    @AfterEach
    void close() {
        standIn.close();
    }

    private void tell(LocalDate date, String kind, String campaign, Instant from, long times) {
        boolean max = kind.equals("gmv-max");
        truth.tell(AdPerformance.newBuilder()
                .setEntityId(SHOP.site() + "/ads/" + date + "/" + kind + "/7000000000000/" + campaign)
                .setRevision(from.toEpochMilli())
                .setSite(SHOP.site())
                .setSource("tiktok-ads")
                .setOccurredAt(SHOP.start(date))
                .setObservedAt(from)
                .setDate(date)
                .setCampaign(campaign)
                .setCurrency("VND")
                .setImpressions(max ? 0 : 900 * times)
                .setClicks(max ? 0 : 12 * times)
                .setSpendMicros(250_000_000_000L * times)
                .setAttributedSalesMicros(990_000_000_000L * times)
                .setAttributedOrders(times)
                .build());
    }

    /** Seventy days; the last week is told again when its conversions have come. */
    private void tellTenWeeks() {
        for (int day = 0; day < 70; day++) {
            LocalDate date = LocalDate.parse("2026-01-01").plusDays(day);
            Instant told = SHOP.start(date.plusDays(1));
            tell(date, "auction", "11", told, day % 5);
            tell(date, "auction", "22", told, 2);
            tell(date, "gmv-max", "33", told, 3);
            if (day > 64) {
                tell(date, "auction", "22", BEGIN.plus(Duration.ofHours(20)), 7);
            }
        }
    }

    private void assertThatTheTruthIsOnTheTopics() {
        assertThat(bench.refused()).isEmpty();
        assertThat(bench.letters()).isEmpty();
        assertThat(bench.latest(AdPerformance.class).values())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("revision", "observedAt", "rawRef")
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
        assertThat(desk.throttled()).isZero();
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
