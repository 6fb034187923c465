package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.FeedPlan;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.schemas.topic.EventKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Amazon's marketplaces. */
public final class Amazon implements Platform {

    private static final String SETTLEMENTS = "settlements";

    private static final Duration DAY = Duration.ofDays(1);
    private static final Charset WESTERN = StandardCharsets.ISO_8859_1;

    private final SpApi api = new SpApi();

    @Override
    public String name() {
        return "amazon";
    }

    @Override
    public Protocol protocol() {
        return api;
    }

    @Override
    public List<PlatformFeed<?>> feeds() {
        return List.of(
                orders(),
                finances(),
                fbaReturns(),
                mfnReturns(),
                traffic(),
                stock(),
                feedback(),
                listings(),
                settlements(),
                health(),
                notifications());
    }

    @Override
    public String source(String feed) {
        return feed.equals(SETTLEMENTS) ? Settlement.SOURCE : name();
    }

    /** One search in three minutes is all there is, and a search may not reach into the last two minutes. */
    private static PlatformFeed<AmazonOrder> orders() {
        FeedPlan plan = FeedPlan.updates("orders", EventKind.ORDERS)
                .settle(Duration.ofMinutes(3))
                .overlap(Duration.ofMinutes(15))
                .longest(Duration.ofDays(7))
                .sweep(Reach.CREATED, DAY, Duration.ofDays(30))
                .named()
                .woken();
        return new PlatformFeed<>(plan, AmazonOrder.class, OrderNormalizer::normalize, new OrderSource());
    }

    /** The last two days may be short, and deferred ones are released within two weeks. */
    private static PlatformFeed<AmazonTransaction> finances() {
        FeedPlan plan = FeedPlan.postings("finances", EventKind.FEES)
                .settle(Duration.ofMinutes(3))
                .overlap(Duration.ofHours(48))
                .longest(Duration.ofDays(30))
                .sweep(Reach.CREATED, DAY, Duration.ofDays(14))
                .woken();
        return new PlatformFeed<>(
                plan, AmazonTransaction.class, TransactionNormalizer::normalize, new TransactionSource());
    }

    private static PlatformFeed<FbaReturn> fbaReturns() {
        FeedPlan plan = reports("returns-fba", EventKind.RETURNS).sweep(Reach.DATES, DAY, Duration.ofDays(7));
        ReportSpec spec =
                ReportSpec.of("GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA").in(WESTERN);
        return new PlatformFeed<>(
                plan, FbaReturn.class, FbaReturn::normalize, new ReportSource<>(spec, FbaReturn::read));
    }

    private static PlatformFeed<MfnReturn> mfnReturns() {
        FeedPlan plan = reports("returns-mfn", EventKind.RETURNS).sweep(Reach.DATES, DAY, Duration.ofDays(30));
        ReportSpec spec =
                ReportSpec.of("GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE").in(WESTERN);
        return new PlatformFeed<>(
                plan, MfnReturn.class, MfnReturn::normalize, new ReportSource<>(spec, MfnReturn::read));
    }

    private static FeedPlan reports(String name, EventKind kind) {
        return FeedPlan.dates(name, kind).longest(Duration.ofDays(30));
    }

    private static PlatformFeed<TrafficDay> traffic() {
        FeedPlan plan = reports("traffic", EventKind.TRAFFIC)
                .settle(Duration.ofHours(24))
                .sweep(Reach.DATES, DAY, Duration.ofDays(7));
        ReportSpec spec = ReportSpec.of("GET_SALES_AND_TRAFFIC_REPORT")
                .option("dateGranularity", "DAY")
                .option("asinGranularity", "SKU");
        return new PlatformFeed<>(
                plan, TrafficDay.class, TrafficDay::normalize, new ReportSource<>(spec, TrafficDay::read));
    }

    private static PlatformFeed<Stock> stock() {
        return new PlatformFeed<>(
                FeedPlan.snapshots("stock", EventKind.INVENTORY).woken(), Stock.class, Stock::normalize, Stock::pull);
    }

    private static PlatformFeed<SellerFeedback> feedback() {
        FeedPlan plan = reports("feedback", EventKind.FEEDBACK).sweep(Reach.DATES, DAY, Duration.ofDays(30));
        ReportSpec spec = ReportSpec.of("GET_SELLER_FEEDBACK_DATA").in(WESTERN);
        return new PlatformFeed<>(
                plan, SellerFeedback.class, SellerFeedback::normalize, new ReportSource<>(spec, SellerFeedback::read));
    }

    private static PlatformFeed<ListedItem> listings() {
        FeedPlan plan =
                FeedPlan.snapshots("listings", EventKind.LISTINGS).every(DAY).woken();
        return new PlatformFeed<>(plan, ListedItem.class, ListedItem::normalize, ListedItem::pull);
    }

    /** Made every two weeks or so. */
    private static PlatformFeed<Settlement> settlements() {
        FeedPlan plan = FeedPlan.postings(SETTLEMENTS, EventKind.FEES)
                .every(Duration.ofHours(12))
                .overlap(Duration.ofHours(12))
                .longest(Duration.ofDays(30))
                .sweep(Reach.CREATED, Duration.ofDays(7), Duration.ofDays(30));
        return new PlatformFeed<>(
                plan,
                Settlement.class,
                Settlement::normalize,
                new ListedReports<>("GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2", Settlement::read));
    }

    /** Made once a day. */
    private static PlatformFeed<HealthMetric> health() {
        return new PlatformFeed<>(
                FeedPlan.watch("health", null).every(DAY),
                HealthMetric.class,
                HealthMetric::normalize,
                new ReportSource<>(ReportSpec.now(HealthMetric.TYPE), HealthMetric::read));
    }

    private static PlatformFeed<Notification> notifications() {
        return new PlatformFeed<>(
                FeedPlan.watch("notifications", null), Notification.class, Notification::normalize, Notification::pull);
    }
}
