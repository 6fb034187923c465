package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.FeedPlan;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Rate;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.platform.Verdict;
import io.globalkpi.schemas.topic.EventKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that exports of Dianxiaomi tell. Every feed reads every export, and takes its own of it. */
public final class Dianxiaomi implements Platform {

    private static final Source<DianxiaomiOrder> ORDERS = new ExportSource<>(DianxiaomiOrder.class, new OrderExport());

    private static final List<PlatformFeed<?>> FEEDS = List.of(
            new PlatformFeed<>(plan("orders", EventKind.ORDERS), DianxiaomiOrder.class, new Orders(), ORDERS),
            new PlatformFeed<>(plan("refunds", EventKind.RETURNS), DianxiaomiOrder.class, new Refunds(), ORDERS),
            new PlatformFeed<>(plan("fees", EventKind.FEES), DianxiaomiOrder.class, new Fees(), ORDERS),
            new PlatformFeed<>(
                    plan("stock", EventKind.INVENTORY),
                    DianxiaomiStock.class,
                    new Stock(),
                    new ExportSource<>(DianxiaomiStock.class, new StockExport())));

    /**
     * By the time files came: a minute after the last byte, and whatever was put there in the last month. A folder that was away for a
     * while comes back with files that bear older times, so a week is looked through again every day.
     */
    private static FeedPlan plan(String name, EventKind kind) {
        return FeedPlan.updates(name, kind)
                .every(Duration.ofMinutes(1))
                .settle(Duration.ofSeconds(30))
                .overlap(Duration.ofMinutes(5))
                .longest(Duration.ofDays(3650))
                .sweep(Reach.UPDATED, Duration.ofDays(1), Duration.ofDays(7));
    }

    @Override
    public String name() {
        return "dianxiaomi";
    }

    @Override
    public Protocol protocol() {
        return new NoCalls();
    }

    @Override
    public List<PlatformFeed<?>> feeds() {
        return FEEDS;
    }

    /** Nobody is called. */
    private static final class NoCalls implements Protocol {

        @Override
        public Map<String, URI> hosts(Map<String, String> settings) {
            return Map.of();
        }

        @Override
        public Call authorize(Call call, Credential credential, Optional<Tokens> tokens, Instant now) {
            return call;
        }

        @Override
        public Verdict judge(Call call, Answer answer) {
            return Verdict.byStatus(answer, "");
        }

        @Override
        public List<Rate> rates() {
            return List.of();
        }
    }
}
