package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.rule.Breached;
import io.globalkpi.alert.rule.Change;
import io.globalkpi.alert.rule.Grid;
import io.globalkpi.alert.rule.Health;
import io.globalkpi.alert.rule.KpiTraits;
import io.globalkpi.alert.rule.Reading;
import io.globalkpi.alert.rule.Verdict;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
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
 *
 * <p>A cohort that is not ripe is provisional: it is not looked at, so the newest value of such a KPI is its newest ripe one.
 */
final class Watcher {

    /** History older than this is recorded and told to nobody; a cohort begins to age when it is ripe. */
    static final Duration HISTORY = Duration.ofHours(24);

    private final World world;
    private final Watches watches;
    private final DetectionCounters counters;
    private final Clock clock;
    private final Consumer<Breach> tell;
    private Hold held = (rule, type, scope) -> false;

    Watcher(World world, Watches watches, DetectionCounters counters, Clock clock, Consumer<Breach> tell) {
        this.world = world;
        this.watches = watches;
        this.counters = counters;
        this.clock = clock;
        this.tell = tell;
    }

    /** Which rules are held for want of data. */
    void heldBy(Hold hold) {
        this.held = hold;
    }

    interface Hold {
        boolean holds(AlertRule rule, ScopeType type, String scope);
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
        if (!kpi.getRipe()) {
            counters.unripe();
            return;
        }
        Breach value = Telling.looked(rule, row, kpi, Grid.floor(row.getAsOf()));
        if (watch.isStale(row.getAsOf())) {
            counters.stale();
        } else if (watch.isCorrected(key.getWindowEnd())) {
            correct(id, watch, rule, value);
        } else {
            newest(id, settled(watch, Optional.of(rule)).saw(key.getWindowEnd(), row.getAsOf()), rule, row, value);
        }
    }

    private void newest(String id, Watch watch, AlertRule rule, KpiSnapshot row, Breach value) {
        counters.looked();
        if (isHeld(rule, row)) {
            counters.held();
            watches.put(id, watch.suspended());
            return;
        }
        Watch waited = standStill(watch, rule, value.getAt().minusMillis(1));
        if (reading(value).decides(rule)) {
            watches.put(id, judge(waited, rule, value));
        } else {
            counters.undecided();
            watches.put(id, waited);
        }
    }

    /** A correction opens nothing: it can only take away, or bring back, what an episode rests on. */
    private void correct(String id, Watch watch, AlertRule rule, Breach value) {
        counters.correction();
        Reading reading = reading(value);
        if (reading.decides(rule)) {
            Health corrected = watch.health().correct(rule, reading);
            if (!corrected.equals(watch.health())) {
                watches.put(id, watch.corrected(corrected, value));
            }
        }
    }

    /** Corrections come in a batch; what they come to is decided once the next new value, or quiet, shows that it is over. */
    private Watch settled(Watch watch, Optional<AlertRule> rule) {
        Breach correction = watch.correction();
        if (correction == null) {
            return watch;
        }
        Verdict verdict = watch.health().settle();
        verdict.change()
                .ifPresent(change -> tell(
                        rule.map(known -> graded(correction, known, change)).orElse(correction), change));
        return watch.settled(verdict.health());
    }

    /** What is made of incomplete data is neither good nor bad: it is not looked at, and nothing is waited for on it. */
    private boolean isHeld(AlertRule rule, KpiSnapshot row) {
        Double completeness = row.getCompleteness();
        return held.holds(rule, row.getScopeType(), row.getScopeId())
                || completeness != null && completeness < rule.minimumCompleteness();
    }

    /** Looks at a value that is no KPI of a snapshot. */
    void look(AlertRule rule, Breach value, boolean historic) {
        String id = Watches.id(rule, value.getScopeType(), value.getScopeId());
        Watch watch = watches.get(id);
        Watch judged = judge(watch, rule, value, Telling.reading(value, false, historic));
        if (!judged.equals(watch)) {
            watches.put(id, judged);
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
            settle(id, quietSince);
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

    private void settle(String id, Instant quietSince) {
        Watch watch = watches.get(id);
        Breach correction = watch.correction();
        if (correction != null && !watches.heardAfter(id, quietSince)) {
            watches.put(id, settled(watch, ruleOf(correction)));
        }
    }

    private void tick(String id, Watch watch, AlertRule rule, Instant now, Instant quietSince) {
        Breach last = watch.last();
        if (last != null && held.holds(rule, last.getScopeType(), last.getScopeId())) {
            suspend(id, watch);
            return;
        }
        boolean due = watch.health().due(rule).filter(at -> !at.isAfter(now)).isPresent();
        if (due && !watches.heardAfter(id, quietSince)) {
            watches.put(id, standStill(watch, rule, now));
        }
    }

    private void suspend(String id, Watch watch) {
        Watch suspended = watch.suspended();
        if (!suspended.equals(watch)) {
            watches.put(id, suspended);
        }
    }

    private Optional<AlertRule> ruleOf(Breach last) {
        if (last.getRule().equals(GapTelling.RULE.id())) {
            return Optional.of(GapTelling.RULE);
        }
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
        return judge(watch, rule, value, reading(value));
    }

    private Watch judge(Watch watch, AlertRule rule, Breach value, Reading reading) {
        Verdict verdict = watch.health().look(rule, reading);
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
        KpiTraits traits = world.traits();
        Duration ripening = traits.ripening(value.getKpi(), value.getKpiVersion());
        return Telling.reading(
                value,
                traits.isProportion(value.getKpi(), value.getKpiVersion()),
                value.getWindowEnd().plus(ripening).isBefore(clock.instant().minus(HISTORY)));
    }
}
