package io.globalkpi.ingest.platform.mabang;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.FeedPlan;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that Mabang is asked for. It pushes nothing. */
public final class Mabang implements Platform {

    private static final Duration DAY = Duration.ofDays(1);

    /** All states of an order and of its sending, in one list. */
    private static final Map<String, String> EVERY_ORDER = Map.of("allstatus", "1", "canSend", "3");

    private static final Source<MabangOrder> ORDERS = new ListSource<>(
            new Ask(
                    "order-get-order-list-new",
                    Map.of(Reach.UPDATED, "updateTime", Reach.CREATED, "createDate"),
                    EVERY_ORDER,
                    Paging.CURSOR),
            MabangOrder.class,
            row -> row.path("orderId").asText());

    private static final Source<MabangOrder> ARCHIVED_ORDERS = new ListSource<>(
            new Ask("get-history-order-list", Map.of(Reach.CREATED, "paidtime"), Map.of(), Paging.CURSOR),
            MabangOrder.class,
            row -> row.path("orderId").asText());

    private static final Source<MabangReturn> RETURNS = new ListSource<>(
            new Ask(
                    "order-get-return-order-list-v2",
                    Map.of(Reach.UPDATED, "updateDate", Reach.CREATED, "createDate"),
                    Map.of(),
                    Paging.CURSOR),
            MabangReturn.class,
            Mabang::returnId);

    private static final Source<MabangRefund> REFUNDS = new ListSource<>(
            new Ask("order-get-refund-list", Map.of(Reach.UPDATED, Ask.PLAIN), Map.of(), Paging.PAGE),
            MabangRefund.class,
            row -> "refund/" + row.path("id").asText());

    private static final List<PlatformFeed<?>> FEEDS = List.of(
            new PlatformFeed<>(orders("orders", EventKind.ORDERS), MabangOrder.class, new Orders(), ORDERS),
            new PlatformFeed<>(archive(), MabangOrder.class, new Orders(), ARCHIVED_ORDERS),
            new PlatformFeed<>(orders("fees", EventKind.FEES), MabangOrder.class, new Fees(), ORDERS),
            new PlatformFeed<>(
                    FeedPlan.updates("returns", EventKind.RETURNS)
                            .every(Duration.ofMinutes(15))
                            .sweep(Reach.CREATED, DAY, Duration.ofDays(60)),
                    MabangReturn.class,
                    new Returns(),
                    RETURNS),
            new PlatformFeed<>(refunds(), MabangRefund.class, new Refunds(), REFUNDS),
            new PlatformFeed<>(
                    FeedPlan.snapshots("stock", EventKind.INVENTORY),
                    MabangStock.class,
                    new Stock(),
                    new StockSource()),
            found("costs", Reach.UPDATED, new CostSource()),
            found("owners", Reach.SNAPSHOT, new OwnerSource()),
            found("rates", Reach.SNAPSHOT, new RateSource()));

    private static FeedPlan orders(String name, EventKind kind) {
        return FeedPlan.updates(name, kind)
                .sweep(Reach.CREATED, DAY, Duration.ofDays(30))
                .named();
    }

    /** Orders that Mabang moved to its archive, some months after they were paid: told once more, and never again. */
    private static FeedPlan archive() {
        return FeedPlan.postings("orders-history", EventKind.ORDERS)
                .every(DAY)
                .history(Duration.ofDays(730))
                .sweep(Reach.CREATED, Duration.ofDays(7), Duration.ofDays(180));
    }

    /** Which time the list of refunds goes by is not documented: wide enough for either. */
    private static FeedPlan refunds() {
        return FeedPlan.updates("refunds", EventKind.RETURNS)
                .every(Duration.ofMinutes(15))
                .overlap(DAY)
                .sweep(Reach.UPDATED, DAY, Duration.ofDays(60));
    }

    private static PlatformFeed<Void> found(String name, Reach reach, Source<Void> source) {
        FeedPlan plan = new FeedPlan(
                name,
                null,
                reach,
                DAY,
                Duration.ZERO,
                reach == Reach.UPDATED ? Duration.ofMinutes(30) : Duration.ZERO,
                Duration.ofDays(30),
                Duration.ofDays(3650),
                List.of(),
                false,
                false);
        return new PlatformFeed<>(plan, Void.class, (item, told) -> new Normalized(), source);
    }

    private static String returnId(JsonNode row) {
        Optional<String> own = Stream.of("returnOrderId", "return_orderId", "refundsOrderId")
                .map(name -> row.path(name).asText())
                .filter(text -> !text.isBlank())
                .findFirst();
        return "return/" + own.orElse(row.path("orderId").asText());
    }

    @Override
    public String name() {
        return "mabang";
    }

    @Override
    public Protocol protocol() {
        return new MabangProtocol();
    }

    @Override
    public List<PlatformFeed<?>> feeds() {
        return FEEDS;
    }
}
