package io.globalkpi.ingest.platform.googleads;

import io.globalkpi.ingest.platform.FeedPlan;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Duration;
import java.util.List;

/** Google Ads. */
public final class GoogleAds implements Platform {

    /**
     * Conversions count on the day of the click and go on arriving for as long as the account's window, 90 days at most. Each
     * sweep reaches back as long as it is waited for besides.
     */
    private static final FeedPlan ADS = FeedPlan.dates("ads", EventKind.ADS)
            .longest(Duration.ofDays(7))
            .history(Duration.ofDays(90))
            .sweep(Reach.DATES, Duration.ofDays(1), Duration.ofDays(30 + 1))
            .sweep(Reach.DATES, Duration.ofDays(7), Duration.ofDays(90 + 7));

    private final Protocol protocol = new GoogleAdsProtocol();

    @Override
    public String name() {
        return "google-ads";
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public List<PlatformFeed<?>> feeds() {
        return List.of(new PlatformFeed<>(ADS, CampaignDay.class, new Campaigns(), new CampaignSource()));
    }
}
