package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.rule.Breached;
import io.globalkpi.alert.rule.Change;
import io.globalkpi.alert.rule.Grid;
import io.globalkpi.alert.rule.Reading;
import io.globalkpi.alert.rule.Verdict;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks at every value once and tells what changes.
 *
 * <p>A value holds until the next one: publication skips what did not change. So before a snapshot is looked at, what its
 * predecessor would have brought about by standing still is decided first, at the point of the grid where it was due.
 * Whether the clock finds a hold over, or the next snapshot does, comes to the same breach.
 */
final class Watcher {

    /** History older than this is recorded and told to nobody. */
    static final Duration HISTORY = Duration.ofHours(24);

    private final World world;
    private final Watches watches;
    private final DetectionCounters counters;
    private final Clock clock;
    private final Consumer<Breach> tell;

    Watcher(World world, Watches watches, DetectionCounters counters, Clock clock, Consumer<Breach> tell) {
        this.world = world;
        this.watches = watches;
        this.counters = counters;
        this.clock = clock;
        this.tell = tell;
    }

    void look(KpiKey key, KpiSnapshot row) {
        for (AlertRule rule : world.rules().watching(key.getScopeType().name(), key.getScopeId(), key.getWindow())) {
            newest(row, rule.kpi()).ifPresent(kpi -> look(rule, key, row, kpi));
        }
    }

    private static Optional<KpiValue> newest(KpiSnapshot row, String kpi) {
        return row.getKpis().stream()
                .filter(value -> value.getKpi().equals(kpi))
                .max(Comparator.comparingInt(KpiValue::getVersion));
    }

    private void look(AlertRule rule, KpiKey key, KpiSnapshot row, KpiValue kpi) {
        String id = Watches.id(rule, key);
        Watch watch = watches.get(id);
        if (watch.isPast(key.getWindowEnd(), row.getAsOf())) {
            counters.correction();
            return;
        }
        counters.looked();
        Instant at = Grid.floor(row.getAsOf());
        Watch waited = standStill(watch, rule, at.minusMillis(1)).saw(key.getWindowEnd(), row.getAsOf());
        Breach value = Telling.looked(rule, row, kpi, at);
        if (reading(value).decides(rule)) {
            watches.put(id, judge(waited, rule, value));
        } else {
            counters.undecided();
            watches.put(id, waited);
        }
    }

    /**
     * What the clock brings: holds that ended without a new snapshot, and rules that went.
     *
     * @param quietSince only scopes of which nothing has been heard since are decided by the clock, lest it run ahead of
     *     snapshots that are on their way
     */
    void tick(Instant quietSince) {
        Instant now = Grid.floor(clock.instant());
        for (String id : watches.awake()) {
            Watch watch = watches.get(id);
            Breach last = watch.last();
            if (last == null) {
                continue;
            }
            ruleOf(last)
                    .ifPresentOrElse(
                            rule -> tick(id, watch, rule, now, quietSince), () -> retract(id, watch, last, now));
        }
    }

    private void tick(String id, Watch watch, AlertRule rule, Instant now, Instant quietSince) {
        boolean due = watch.health().due(rule).filter(at -> !at.isAfter(now)).isPresent();
        if (due && !watches.heardAfter(id, quietSince)) {
            watches.put(id, standStill(watch, rule, now));
        }
    }

    private Optional<AlertRule> ruleOf(Breach last) {
        return world.rules()
                .rule(last.getRule())
                .filter(rule -> rule.kpi().equals(last.getKpi()))
                .filter(rule -> rule.watches(last.getScopeType().name(), last.getScopeId(), last.getWindow()));
    }

    private void retract(String id, Watch watch, Breach last, Instant now) {
        Verdict verdict = watch.health().retract(Grid.floor(now));
        verdict.change().ifPresent(change -> tell(last, change));
        watches.put(id, watch.with(verdict.health(), last));
    }

    private Watch standStill(Watch watch, AlertRule rule, Instant until) {
        Watch now = watch;
        for (Optional<Instant> due = due(now, rule, until); due.isPresent(); due = due(now, rule, until)) {
            Breach last = now.last();
            Watch next = last == null ? now : judge(now, rule, at(last, due.get()));
            if (next.health().equals(now.health())) {
                return next;
            }
            now = next;
        }
        return now;
    }

    private static Optional<Instant> due(Watch watch, AlertRule rule, Instant until) {
        return watch.health().due(rule).filter(at -> !at.isAfter(until));
    }

    private static Breach at(Breach last, Instant due) {
        return Breach.newBuilder(last)
                .setAt(due.isAfter(last.getAt()) ? due : last.getAt())
                .build();
    }

    private Watch judge(Watch watch, AlertRule rule, Breach value) {
        Verdict verdict = watch.health().look(rule, reading(value));
        verdict.change().ifPresent(change -> tell(graded(value, rule, change), change));
        return watch.with(verdict.health(), kept(verdict, rule, value));
    }

    private static Breach graded(Breach value, AlertRule rule, Change change) {
        return Telling.graded(value, rule, change.level(), change.episode().gravest());
    }

    /** The value kept for later carries the gravest level, as an end that comes without its rule must tell it. */
    private static Breach kept(Verdict verdict, AlertRule rule, Breach value) {
        if (!(verdict.health() instanceof Breached breached)) {
            return value;
        }
        String gravest = breached.episode().gravest();
        return Telling.graded(value, rule, gravest, gravest);
    }

    private void tell(Breach graded, Change change) {
        var owners = world.ownerships().owners(graded.getScopeType(), graded.getScopeId(), change.at());
        Breach told = Telling.told(graded, owners, change);
        counters.told(told);
        tell.accept(told);
    }

    private Reading reading(Breach value) {
        return Telling.reading(
                value,
                world.proportions().contains(value.getKpi(), value.getKpiVersion()),
                value.getWindowEnd().isBefore(clock.instant().minus(HISTORY)));
    }
}
