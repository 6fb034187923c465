package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.rule.FeedBook;
import io.globalkpi.alert.rule.Gap;
import io.globalkpi.alert.rule.Grid;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which feeds of a site are overdue: one breach for the site, and the KPI rules that live on them are held.
 *
 * <p>Being late is a matter of the clock. What is told is not: an episode begins when the first missing date was due.
 */
final class GapWatcher {

    /** A row heard so long after it was written is read in catching up, and another may follow it. */
    private static final Duration OLD_NEWS = Duration.ofMinutes(10);

    private record SiteFeed(String site, String feed) {}

    private final World world;
    private final Feeds feeds;
    private final Watches watches;
    private final Judge judge;
    private final Clock clock;
    private final Map<String, Set<String>> overdue = new HashMap<>();
    private final Map<String, Map<String, Instant>> lastHeard = new HashMap<>();
    private final Map<SiteFeed, Instant> mended = new HashMap<>();
    private final Map<String, Instant> catchingUp = new HashMap<>();
    private Instant judged = Instant.MIN;

    GapWatcher(World world, Feeds feeds, Watches watches, Judge judge, Clock clock) {
        this.world = world;
        this.feeds = feeds;
        this.watches = watches;
        this.judge = judge;
        this.clock = clock;
    }

    void hear(Feed row) {
        Instant now = clock.instant();
        feeds.add(row);
        judged = Instant.MIN;
        lastHeard
                .computeIfAbsent(row.getSite(), site -> new HashMap<>())
                .merge(row.getFeed(), row.getObservedAt(), (one, other) -> one.isAfter(other) ? one : other);
        if (row.getObservedAt().isBefore(now.minus(OLD_NEWS))) {
            catchingUp.put(row.getSite(), now);
        }
    }

    /**
     * Whether a rule lives on a feed that is overdue at the site, or was when a value was published: values and feeds are read
     * from several topics, in no order but their own.
     */
    boolean holds(AlertRule rule, ScopeType type, String scope, Instant publishedAt) {
        if (type == ScopeType.SITE) {
            for (String feed : rule.feeds()) {
                if (overdue.getOrDefault(scope, Set.of()).contains(feed)
                        || publishedAt.isBefore(mended.getOrDefault(new SiteFeed(scope, feed), Instant.MIN))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Judges every site anew once in a step of the grid, and after news. */
    void tick() {
        Instant now = Grid.floor(clock.instant());
        if (now.equals(judged)) {
            return;
        }
        judged = now;
        feeds.books().forEach((site, book) -> world.site(site).ifPresent(row -> judge(row, book, now)));
    }

    private void judge(Site site, FeedBook book, Instant now) {
        if (isCatchingUp(site.getSite())) {
            judged = Instant.MIN;
            return;
        }
        List<Gap> gaps = book.gaps(site.getFeeds(), ZoneId.of(site.getZone()), now);
        Set<String> names = new HashSet<>();
        gaps.forEach(gap -> names.add(gap.feed()));
        mended(site.getSite(), names);
        Optional<Instant> first = gaps.stream().map(Gap::due).min(Comparator.naturalOrder());
        Breach value = GapTelling.looked(site, gaps, first.map(Grid::ceiling).orElse(now));
        boolean historic = gaps.stream().allMatch(gap -> gap.due().isBefore(now.minus(Judge.HISTORY)));
        look(value, !gaps.isEmpty() && historic);
    }

    /** What was overdue and is no more was mended by the last that was heard of it. */
    private void mended(String site, Set<String> stillOverdue) {
        Set<String> before =
                Optional.ofNullable(overdue.put(site, stillOverdue)).orElse(Set.of());
        Map<String, Instant> heard = lastHeard.getOrDefault(site, Map.of());
        before.stream()
                .filter(feed -> !stillOverdue.contains(feed) && heard.containsKey(feed))
                .forEach(feed -> mended.put(new SiteFeed(site, feed), heard.get(feed)));
    }

    private void look(Breach value, boolean historic) {
        WatchId id = WatchId.of(
                new Post(value.getScopeType(), value.getScopeId(), GapTelling.RULE.window()), GapTelling.RULE);
        Watch watch = watches.get(id);
        Watch judged = judge.judge(watch, GapTelling.RULE, value, Telling.reading(value, false, historic));
        if (!judged.equals(watch)) {
            watches.put(id, judged);
        }
    }

    private boolean isCatchingUp(String site) {
        return catchingUp
                .getOrDefault(site, Instant.MIN)
                .isAfter(clock.instant().minus(WatchKpis.QUIET));
    }
}
