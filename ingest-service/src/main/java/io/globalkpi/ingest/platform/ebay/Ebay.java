package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.FeedPlan;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.PushDoor;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** eBay. */
public final class Ebay implements Platform {

    static final String ORDERS = "orders";
    static final String REFUNDS = "refunds";
    static final String FEEDBACK = "feedback";

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration YEAR = Duration.ofDays(365);

    private final Protocol protocol = new EbayProtocol();
    private final PushDoor door = new EbayDoor();
    private final Standing standing = new Standing();

    @Override
    public String name() {
        return "ebay";
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public Optional<PushDoor> pushes() {
        return Optional.of(door);
    }

    @Override
    public List<PlatformFeed<?>> feeds() {
        return Stream.concat(told(), Arrays.stream(AdReport.values()).map(Ebay::ads))
                .toList();
    }

    /** Not before the day is over in the mountains too. */
    private static PlatformFeed<?> ads(AdReport report) {
        return new PlatformFeed<>(
                FeedPlan.dates(report.feed(), EventKind.ADS)
                        .settle(DAY)
                        .longest(MONTH)
                        .sweep(Reach.DATES, DAY, Duration.ofDays(5)),
                AdRow.class,
                new Ads(report),
                new AdSource(report));
    }

    private Stream<PlatformFeed<?>> told() {
        return Stream.of(
                new PlatformFeed<>(
                        FeedPlan.updates(ORDERS, EventKind.ORDERS)
                                .sweep(Reach.CREATED, DAY, MONTH)
                                .named()
                                .woken(),
                        EbayOrder.class,
                        new Orders(),
                        new OrderSource(true)),
                new PlatformFeed<>(
                        FeedPlan.updates(REFUNDS, EventKind.RETURNS)
                                .every(Duration.ofMinutes(15))
                                .sweep(Reach.CREATED, DAY, MONTH)
                                .named()
                                .woken(),
                        EbayOrder.class,
                        new Refunds(),
                        new OrderSource(false)),
                new PlatformFeed<>(
                        FeedPlan.postings("fees", EventKind.FEES).sweep(Reach.CREATED, DAY, Duration.ofDays(14)),
                        Transaction.class,
                        new Fees(),
                        new FinanceSource()),
                new PlatformFeed<>(
                        FeedPlan.postings("returns", EventKind.RETURNS)
                                .sweep(Reach.CREATED, Duration.ofHours(6), Duration.ofDays(60)),
                        ReturnCase.class,
                        new Returns(),
                        new ReturnSource()),
                new PlatformFeed<>(
                        FeedPlan.postings("inquiries", EventKind.RETURNS)
                                .sweep(Reach.CREATED, DAY, Duration.ofDays(60)),
                        Inquiry.class,
                        new Inquiries(),
                        new InquirySource()),
                new PlatformFeed<>(
                        FeedPlan.postings("cases", EventKind.RETURNS).sweep(Reach.CREATED, DAY, Duration.ofDays(60)),
                        BuyerCase.class,
                        new Cases(),
                        new CaseSource()),
                new PlatformFeed<>(
                        FeedPlan.postings("disputes", EventKind.RETURNS).sweep(Reach.CREATED, DAY, Duration.ofDays(90)),
                        Dispute.class,
                        new Disputes(),
                        new DisputeSource()),
                new PlatformFeed<>(
                        FeedPlan.dates("traffic", EventKind.TRAFFIC)
                                .longest(MONTH)
                                .sweep(Reach.DATES, DAY, Duration.ofDays(7)),
                        Views.Day.class,
                        new Views(),
                        new TrafficSource()),
                new PlatformFeed<>(
                        FeedPlan.snapshots("inventory", EventKind.INVENTORY),
                        Stock.Item.class,
                        new Stock(),
                        new StockSource()),
                new PlatformFeed<>(
                        FeedPlan.snapshots("listings", EventKind.LISTINGS),
                        SellerItem.class,
                        new Listings(),
                        new ListingSource()),
                new PlatformFeed<>(
                        FeedPlan.postings(FEEDBACK, EventKind.FEEDBACK)
                                .every(Duration.ofHours(6))
                                .longest(YEAR)
                                .sweep(Reach.CREATED, DAY, Duration.ofDays(29))
                                .sweep(Reach.CREATED, Duration.ofDays(7), Duration.ofDays(364))
                                .woken(),
                        Rating.class,
                        new Ratings(),
                        new RatingSource()),
                new PlatformFeed<>(
                        FeedPlan.watch("standing", null).every(Duration.ofHours(12)),
                        Standing.Profile.class,
                        standing,
                        standing));
    }
}
