package io.globalkpi.ingest.platform.aliexpress;

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

/** All that AliExpress is asked for. */
public final class AliExpress implements Platform {

    private static final Duration DAY = Duration.ofDays(1);

    /** Views are told of the last thirty days. */
    private static final Duration VIEWS_KEPT = Duration.ofDays(29);

    private static final List<PlatformFeed<?>> FEEDS = List.of(
            new PlatformFeed<>(
                    FeedPlan.updates("orders", EventKind.ORDERS)
                            .sweep(Reach.CREATED, DAY, Duration.ofDays(30))
                            .woken(),
                    AliExpressOrder.class,
                    new Orders(),
                    new OrderSource()),
            new PlatformFeed<>(
                    FeedPlan.updates("returns", EventKind.RETURNS)
                            .every(Duration.ofMinutes(15))
                            .sweep(Reach.CREATED, DAY, Duration.ofDays(60))
                            .woken(),
                    AliExpressIssue.class,
                    new Issues(),
                    new IssueSource()),
            new PlatformFeed<>(
                    FeedPlan.dates("fees", EventKind.FEES).sweep(Reach.DATES, DAY, Duration.ofDays(14)),
                    AliExpressLoan.class,
                    new Loans(),
                    new LoanSource()),
            new PlatformFeed<>(
                    FeedPlan.snapshots("stock", EventKind.INVENTORY),
                    AliExpressProduct.class,
                    Products::stock,
                    new ProductSource(ProductPage.ON_SALE)),
            new PlatformFeed<>(
                    FeedPlan.updates("listings", EventKind.LISTINGS).every(Duration.ofHours(1)),
                    AliExpressProduct.class,
                    Products::listings,
                    new ProductSource(ProductPage.ON_SALE, "offline", "auditing", "editingRequired")),
            new PlatformFeed<>(
                    FeedPlan.postings("reviews", EventKind.FEEDBACK)
                            .every(Duration.ofHours(6))
                            .longest(DAY),
                    AliExpressReview.class,
                    new Reviews(),
                    new ReviewSource()),
            new PlatformFeed<>(
                    FeedPlan.dates("traffic", EventKind.TRAFFIC)
                            .history(VIEWS_KEPT)
                            .sweep(Reach.DATES, DAY, Duration.ofDays(3)),
                    AliExpressViews.class,
                    new Views(),
                    new ViewSource()),
            new PlatformFeed<>(
                    FeedPlan.watch("score", null).every(DAY),
                    ScoreSource.Score.class,
                    (item, told) -> new Normalized(),
                    new ScoreSource()));

    @Override
    public String name() {
        return "aliexpress";
    }

    @Override
    public Protocol protocol() {
        return new AliExpressProtocol();
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
