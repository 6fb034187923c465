package io.globalkpi.ingest.platform.amazonads;

import io.globalkpi.ingest.platform.FeedPlan;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Amazon Ads. */
public final class AmazonAds implements Platform {

    private static final Duration DAY = Duration.ofDays(1);

    private final Protocol protocol = new AmazonAdsProtocol();

    @Override
    public String name() {
        return "amazon-ads";
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public List<PlatformFeed<?>> feeds() {
        return Stream.of(ReportKind.values())
                .<PlatformFeed<?>>map(AmazonAds::feed)
                .toList();
    }

    private static PlatformFeed<ReportRow> feed(ReportKind kind) {
        return new PlatformFeed<>(plan(kind.feed()), ReportRow.class, new Rows(kind), new ReportSource(kind));
    }

    /**
     * Clicks are taken out again for three days, sales go on arriving for seven and fourteen, payments fail and orders are
     * cancelled after that. Each sweep reaches back as long as it is waited for besides, so that every row is looked at once
     * more when it is that old. A report spans 31 days at most and reaches 95 back.
     */
    private static FeedPlan plan(String name) {
        return FeedPlan.dates(name, EventKind.ADS)
                .longest(Duration.ofDays(15))
                .history(Duration.ofDays(60))
                .sweep(Reach.DATES, DAY, Duration.ofDays(3 + 1))
                .sweep(Reach.DATES, Duration.ofDays(3), Duration.ofDays(14 + 3))
                .sweep(Reach.DATES, Duration.ofDays(7), Duration.ofDays(30 + 7));
    }
}
