package io.globalkpi.ingest.platform.shopee;

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

/** All that Shopee is asked for. No list answers for more than fifteen days. */
public final class Shopee implements Platform {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(15);

    private static final List<PlatformFeed<?>> FEEDS = List.of(
            new PlatformFeed<>(
                    FeedPlan.updates("orders", EventKind.ORDERS)
                            .longest(LONGEST)
                            .sweep(Reach.CREATED, DAY, Duration.ofDays(30))
                            .named()
                            .woken(),
                    ShopeeOrder.class,
                    new Orders(),
                    new OrderSource()),
            new PlatformFeed<>(
                    FeedPlan.updates("returns", EventKind.RETURNS)
                            .every(Duration.ofMinutes(15))
                            .longest(LONGEST)
                            .sweep(Reach.CREATED, DAY, Duration.ofDays(30))
                            .woken(),
                    ShopeeReturn.class,
                    new Returns(),
                    new ReturnSource()),
            new PlatformFeed<>(postings("income"), ShopeeIncome.class, new Incomes(), new IncomeSource()),
            new PlatformFeed<>(postings("wallet"), ShopeeTransaction.class, new Wallet(), new WalletSource()),
            new PlatformFeed<>(
                    FeedPlan.snapshots("stock", EventKind.INVENTORY).woken(),
                    ShopeeItem.class,
                    new Stock(),
                    new ItemSource("NORMAL", "UNLIST")),
            new PlatformFeed<>(
                    FeedPlan.updates("listings", EventKind.LISTINGS)
                            .every(Duration.ofHours(1))
                            .longest(LONGEST)
                            .history(Duration.ofDays(365)),
                    ShopeeItem.class,
                    new Listings(),
                    new ItemSource("NORMAL", "UNLIST", "BANNED", "REVIEWING", "SELLER_DELETE", "SHOPEE_DELETE")),
            new PlatformFeed<>(
                    FeedPlan.snapshots("reviews", EventKind.FEEDBACK),
                    ShopeeComment.class,
                    new Reviews(),
                    new ReviewSource()),
            new PlatformFeed<>(
                    FeedPlan.dates("ads", EventKind.ADS).sweep(Reach.DATES, DAY, Duration.ofDays(8)),
                    ShopeeAdDay.class,
                    new Ads(),
                    new AdSource()),
            new PlatformFeed<>(
                    FeedPlan.watch("health", null).every(DAY),
                    ShopeeMetric.class,
                    (item, told) -> new Normalized(),
                    new HealthSource()));

    /** What is paid out or charged may still be pending for days. */
    private static FeedPlan postings(String name) {
        return FeedPlan.postings(name, EventKind.FEES).longest(LONGEST).sweep(Reach.CREATED, DAY, Duration.ofDays(7));
    }

    @Override
    public String name() {
        return "shopee";
    }

    @Override
    public Protocol protocol() {
        return new ShopeeProtocol();
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
