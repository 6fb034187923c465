package io.globalkpi.ingest.platform.tiktokads;

import io.globalkpi.ingest.platform.FeedPlan;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Duration;
import java.util.List;

/** TikTok Ads. */
public final class TikTokAds implements Platform {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private final Protocol protocol = new TikTokAdsProtocol();

    @Override
    public String name() {
        return "tiktok-ads";
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public List<PlatformFeed<?>> feeds() {
        return List.of(
                new PlatformFeed<>(plan("ads"), ReportRow.class, Campaigns.AUCTION, new ReportSource()),
                new PlatformFeed<>(plan("gmv-max"), ReportRow.class, Campaigns.GMV_MAX, new GmvMaxSource()));
    }

    /** A report spans 30 days at most; conversions arrive for a week and more, and sweeps are waited for. */
    private static FeedPlan plan(String name) {
        return FeedPlan.dates(name, EventKind.ADS)
                .longest(MONTH)
                .history(Duration.ofDays(90))
                .sweep(Reach.DATES, DAY, Duration.ofDays(7 + 1))
                .sweep(Reach.DATES, Duration.ofDays(7), Duration.ofDays(30 + 7));
    }
}
