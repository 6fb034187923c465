package io.globalkpi.ingest.platform.lazada;

import io.globalkpi.ingest.platform.FeedPlan;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.PushDoor;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All that Lazada is asked for. */
public final class Lazada implements Platform {

    private static final Duration DAY = Duration.ofDays(1);

    /** No review is told of that is older than ninety days, and none of more than seven at once. */
    private static final Duration REVIEWS_AT_ONCE = Duration.ofDays(7);

    private static final List<PlatformFeed<?>> FEEDS = List.of(
            new PlatformFeed<>(
                    FeedPlan.updates("orders", EventKind.ORDERS)
                            .sweep(Reach.CREATED, DAY, Duration.ofDays(30))
                            .named()
                            .woken(),
                    LazadaOrder.class,
                    new Orders(),
                    new OrderSource()),
            new PlatformFeed<>(
                    FeedPlan.updates("returns", EventKind.RETURNS)
                            .every(Duration.ofMinutes(15))
                            .sweep(Reach.CREATED, DAY, Duration.ofDays(60))
                            .woken(),
                    LazadaReverse.class,
                    new Returns(),
                    new ReturnSource()),
            new PlatformFeed<>(
                    FeedPlan.dates("fees", EventKind.FEES).sweep(Reach.DATES, DAY, Duration.ofDays(14)),
                    LazadaTransaction.class,
                    new Fees(),
                    new FeeSource()),
            new PlatformFeed<>(
                    FeedPlan.snapshots("stock", EventKind.INVENTORY),
                    LazadaProduct.class,
                    Products::stock,
                    new ProductSource("live")),
            new PlatformFeed<>(
                    FeedPlan.updates("listings", EventKind.LISTINGS).every(Duration.ofHours(1)),
                    LazadaProduct.class,
                    Products::listings,
                    new ProductSource("all")),
            new PlatformFeed<>(
                    FeedPlan.postings("reviews", EventKind.FEEDBACK)
                            .every(Duration.ofHours(12))
                            .longest(REVIEWS_AT_ONCE),
                    LazadaReview.class,
                    new Reviews(),
                    new ReviewSource()),
            new PlatformFeed<>(
                    FeedPlan.dates("ads", EventKind.ADS).sweep(Reach.DATES, DAY, Duration.ofDays(8)),
                    LazadaAdDay.class,
                    new Ads(),
                    new AdSource()),
            new PlatformFeed<>(
                    FeedPlan.watch("performance", null).every(DAY),
                    LazadaIndicator.class,
                    (item, told) -> new Normalized(),
                    new PerformanceSource()));

    @Override
    public String name() {
        return "lazada";
    }

    @Override
    public Protocol protocol() {
        return new LazadaProtocol();
    }

    @Override
    public List<PlatformFeed<?>> feeds() {
        return FEEDS;
    }

    @Override
    public Optional<PushDoor> pushes() {
        return Optional.of(new Pushes());
    }
}
