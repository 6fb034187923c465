package io.globalkpi.local.platforms;

import static io.globalkpi.local.platforms.Connection.dates;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.standin.Buckets;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.TokenOffice;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.amazonads.AmazonAdsDesk;
import io.globalkpi.standin.googleads.GoogleAdsDesk;
import io.globalkpi.standin.tiktokads.TikTokAdsDesk;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Servers that stand in for ad networks, one account for each site, and what they hold of its campaigns. */
final class Networks {

    private static final String API = "host.api";
    private static final String LOGIN = "host.login";
    private static final String DEVELOPER = "developer";
    private static final String MANAGER = "9998887777";
    private static final String TIKTOK_TOKEN = "a-long-token";

    /** The product that the campaign of sponsored products shows. */
    private static final String SPONSORED = "ACM-LT-01";

    private static final String SPONSORED_CAMPAIGN = "generic";

    private Networks() {}

    /** Ids of accounts are digits: those of the site's hash, ten of them. */
    private static String digits(Shop shop) {
        return "1" + String.format("%09d", Math.floorMod(shop.site().hashCode(), 1_000_000_000));
    }

    static Connection amazonAds(Shop shop, Truth truth, Clock clock) {
        String profile = digits(shop);
        AmazonAdsDesk desk = new AmazonAdsDesk(
                new AmazonAdsDesk.Account(
                        profile, shop.site(), shop.currency(), shop.zone().getId()),
                truth,
                clock,
                office(clock),
                Buckets.bottomless(clock));
        StandIn server = StandIn.open(desk, Weather.fair());
        desk.servedAt(server.url());
        String url = server.url().toString();
        return new Connection(
                "amazon-ads",
                profile,
                shop.site(),
                server::close,
                Map.of(
                        API,
                        url,
                        LOGIN,
                        url,
                        "rate.createReport",
                        Connection.MANY,
                        "rate.getReport",
                        Connection.MANY,
                        "rate.listProfiles",
                        Connection.MANY),
                Map.of("clientId", "client", "clientSecret", "secret", "refreshToken", "consent"),
                List.of(dates("sp"), dates("sb"), dates("sd")));
    }

    private static TokenOffice office(Clock clock) {
        return new TokenOffice(clock, Duration.ofHours(1), false, "consent");
    }

    /** Sponsored products are told by product, the other two kinds by campaign. */
    static Look atAmazon(Shop shop) {
        Campaigns all = new Campaigns(
                "amazon-ads", (row, campaign) -> row.getDate() + "/" + kind(row, digits(shop), campaign), true, 14);
        return (event, sight) -> all.see(sponsored((AdPerformance) event), sight);
    }

    private static String kind(AdPerformance row, String profile, String campaign) {
        return switch (row.getCampaign()) {
            case SPONSORED_CAMPAIGN -> "sp/" + profile + "/" + campaign + "/71";
            case "brand" -> "sb/" + profile + "/" + campaign;
            default -> "sd/" + profile + "/" + campaign;
        };
    }

    private static SpecificRecord sponsored(AdPerformance row) {
        return row.getCampaign().equals(SPONSORED_CAMPAIGN)
                ? AdPerformance.newBuilder(row).setSku(SPONSORED).build()
                : row;
    }

    static Connection googleAds(Shop shop, Truth truth, Clock clock) {
        GoogleAdsDesk desk = new GoogleAdsDesk(
                new GoogleAdsDesk.Account(
                        digits(shop),
                        MANAGER,
                        DEVELOPER,
                        shop.site(),
                        shop.currency(),
                        shop.zone().getId()),
                truth,
                clock,
                office(clock));
        StandIn server = StandIn.open(desk, Weather.fair());
        String url = server.url().toString();
        return new Connection(
                "google-ads",
                digits(shop),
                shop.site(),
                server::close,
                Map.of(API, url, LOGIN, url),
                Map.of(
                        "clientId", "client",
                        "clientSecret", "secret",
                        "refreshToken", "consent",
                        "developerToken", DEVELOPER,
                        "loginCustomerId", MANAGER),
                List.of(dates("ads")));
    }

    static Look atGoogle(Shop shop) {
        return new Campaigns(
                "google-ads", (row, campaign) -> row.getDate() + "/" + digits(shop) + "/" + campaign, false, 0);
    }

    static Connection tikTokAds(Shop shop, Truth truth, Clock clock) {
        TikTokAdsDesk desk = new TikTokAdsDesk(
                new TikTokAdsDesk.Account(
                        digits(shop),
                        TIKTOK_TOKEN,
                        shop.site(),
                        "none",
                        shop.currency(),
                        shop.zone().getId()),
                truth,
                clock);
        StandIn server = StandIn.open(desk, Weather.fair());
        return new Connection(
                "tiktok-ads",
                digits(shop),
                shop.site(),
                server::close,
                Map.of(API, server.url().toString()),
                Map.of("accessToken", TIKTOK_TOKEN),
                List.of(dates("ads")));
    }

    static Look atTikTok(Shop shop) {
        return new Campaigns(
                "tiktok-ads", (row, campaign) -> row.getDate() + "/auction/" + digits(shop) + "/" + campaign, false, 0);
    }
}
