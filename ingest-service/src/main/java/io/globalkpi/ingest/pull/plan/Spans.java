package io.globalkpi.ingest.pull.plan;

import io.globalkpi.ingest.platform.FeedPlan;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Cuts time into slices that a platform answers: by seconds, or by whole local dates. */
record Spans(FeedPlan feed, Shop shop) {

    /** Up to where everything may be asked for. */
    Instant ripe(Instant now) {
        Instant settled = now.minus(feed.settle());
        return feed.reach() == Reach.DATES ? shop.start(shop.date(settled)) : settled.truncatedTo(ChronoUnit.SECONDS);
    }

    /** When there will be more that may be asked for. */
    Instant ripeAfter(Instant now) {
        return feed.reach() == Reach.DATES
                ? shop.start(shop.date(now.minus(feed.settle())).plusDays(1)).plus(feed.settle())
                : now.plusSeconds(1);
    }

    /** The same moment, of dates the begin of its date. */
    Instant floor(Instant at) {
        return feed.reach() == Reach.DATES ? shop.start(shop.date(at)) : at;
    }

    /** That much earlier, of dates by whole days. */
    Instant back(Instant at, Duration by) {
        return feed.reach() == Reach.DATES ? shop.start(shop.date(at).minusDays(by.toDays())) : at.minus(by);
    }

    /** The longest slice from there that ends by then. */
    Slice cut(Reach reach, Instant from, Instant end) {
        Instant longest = feed.reach() == Reach.DATES ? daysAfter(from) : from.plus(feed.longest());
        return Slice.of(reach, from, longest.isBefore(end) ? longest : end);
    }

    private Instant daysAfter(Instant from) {
        LocalDate first = shop.date(from);
        return shop.start(first.plusDays(Math.max(1, feed.longest().toDays())));
    }
}
