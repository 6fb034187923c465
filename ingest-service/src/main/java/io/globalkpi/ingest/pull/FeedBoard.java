package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.plan.Position;
import io.globalkpi.ingest.pull.plan.Position.DayCount;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.table.Authorities;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far all jobs of this instance are, so that a date of a site and kind is complete only when every job that tells of it
 * is: returns of two kinds are one feed. Where a site names the source that counts, its jobs alone tell, and an ERP that is late
 * holds nothing up.
 */
final class FeedBoard {

    /** What becomes known of a date after its end is asked for by then. */
    private static final Duration GRACE = Duration.ofHours(1);

    private record Key(String site, EventKind kind) {}

    private record Standing(PullJob job, Position position) {}

    private final Map<Key, Map<String, Standing>> standings = new HashMap<>();
    private Map<String, Authorities> authorities = Map.of();

    /** @param bySite which source counts for a site; in force from now on */
    synchronized void obey(Map<String, Authorities> bySite) {
        authorities = Map.copyOf(bySite);
    }

    /** Puts down where a job stands, before rows of its dates are made. */
    synchronized void put(PullJob job, Position position) {
        EventKind kind = job.feed().plan().kind();
        if (kind != null) {
            for (String site : sites(job)) {
                standings
                        .computeIfAbsent(new Key(site, kind), any -> new TreeMap<>())
                        .put(job.id(), new Standing(job, position));
            }
        }
    }

    synchronized void remove(PullJob job) {
        standings.values().forEach(jobs -> jobs.remove(job.id()));
    }

    /** Rows of these dates for all sites of a job; none for a feed without a kind. */
    synchronized List<Feed> rows(PullJob job, Set<LocalDate> dates, Instant now) {
        EventKind kind = job.feed().plan().kind();
        if (kind == null) {
            return List.of();
        }
        List<Feed> rows = new ArrayList<>();
        for (String site : sites(job)) {
            for (LocalDate date : dates) {
                List<Standing> counting = counting(site, kind, date);
                if (counting.stream().anyMatch(standing -> standing.job().id().equals(job.id()))) {
                    rows.add(row(site, kind, date, counting, now));
                }
            }
        }
        return rows;
    }

    private List<Standing> counting(String site, EventKind kind, LocalDate date) {
        Optional<String> authority =
                Optional.ofNullable(authorities.get(site)).flatMap(named -> named.on(kind.id(), date));
        return standings.getOrDefault(new Key(site, kind), Map.of()).values().stream()
                .filter(standing -> authority.isEmpty() || authority.get().equals(source(standing.job())))
                .toList();
    }

    private static String source(PullJob job) {
        return job.platform().source(job.feed().name());
    }

    private static Feed row(String site, EventKind kind, LocalDate date, List<Standing> jobs, Instant now) {
        DayCount count = DayCount.NONE;
        boolean complete = !jobs.isEmpty();
        Instant watermark = null;
        boolean allStarted = true;
        for (Standing standing : jobs) {
            count = count.plus(standing.position().day(site, date));
            Instant own = standing.position().watermark();
            complete &= own != null && covers(standing.job(), own, date);
            allStarted &= own != null;
            watermark = own == null || watermark != null && watermark.isBefore(own) ? watermark : own;
        }
        return Feed.newBuilder()
                .setSite(site)
                .setFeed(kind.id())
                .setDate(date)
                .setRevision(now.toEpochMilli())
                .setExpected(count.missing() == null ? null : count.seen() + count.missing())
                .setSeen(count.seen())
                .setPublished(count.published())
                .setWatermark(allStarted ? watermark : null)
                .setDueBy(dueBy(date, jobs))
                .setComplete(complete)
                .setObservedAt(now)
                .build();
    }

    /** A snapshot of a date is all of it; else its end must be pulled. */
    private static boolean covers(PullJob job, Instant watermark, LocalDate date) {
        boolean snapshot = job.feed().plan().reach() == Reach.SNAPSHOT;
        return !watermark.isBefore(job.shop().start(snapshot ? date : date.plusDays(1)));
    }

    /** When the slowest of its jobs should have pulled the end of the date. */
    private static @Nullable Instant dueBy(LocalDate date, List<Standing> jobs) {
        return jobs.stream()
                .map(Standing::job)
                .map(job -> job.plan()
                        .schedule()
                        .after(job.shop()
                                .start(date.plusDays(1))
                                .plus(job.plan().feed().settle()))
                        .plus(GRACE))
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static Set<String> sites(PullJob job) {
        Set<String> sites = new TreeSet<>();
        sites.add(job.shop().site());
        job.shops().values().stream().map(Shop::site).forEach(sites::add);
        return sites;
    }
}
