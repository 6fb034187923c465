package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.rule.Grid;
import io.globalkpi.alert.rule.Health;
import io.globalkpi.alert.rule.InForce;
import io.globalkpi.alert.rule.Reading;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at every value once.
 *
 * <p>What is told as of a time already looked at comes from a generation that has come into force: its closed steps correct those of
 * the one before, its running ones were never looked at and prove nothing.
 *
 * <p>Before a snapshot is looked at, what its predecessor would have brought about by standing still is decided first.
 *
 * <p>A cohort that is not ripe is provisional: it is not looked at, so the newest value of such a KPI is its newest ripe one.
 */
final class Watcher {

    /** What is remembered of scopes: under rules, and of their days. */
    record Memory(Watches watches, Days days) {}

    private final World world;
    private final Watches watches;
    private final Days days;
    private final DetectionCounters counters;
    private final Judge judge;
    private final GapWatcher gaps;
    private final Clock clock;
    private Instant lastRetold = Instant.MIN;

    Watcher(World world, Memory memory, DetectionCounters counters, Judge judge, GapWatcher gaps, Clock clock) {
        this.world = world;
        this.watches = memory.watches();
        this.days = memory.days();
        this.counters = counters;
        this.judge = judge;
        this.gaps = gaps;
        this.clock = clock;
    }

    /** Whether history has been told again since: then nothing is over yet that corrections may still bring back. */
    boolean wasRetoldAfter(Instant instant) {
        return lastRetold.isAfter(instant);
    }

    void look(KpiKey key, KpiSnapshot row) {
        days.learn(key, row);
        List<InForce> rules = world.watching(row);
        if (rules.isEmpty()) {
            return;
        }
        Map<String, KpiValue> newest = newest(row);
        for (InForce rule : rules) {
            KpiValue kpi = newest.get(rule.rule().kpi());
            if (kpi != null) {
                look(rule, key, row, kpi);
            }
        }
    }

    private static Map<String, KpiValue> newest(KpiSnapshot row) {
        Map<String, KpiValue> newest = new HashMap<>();
        row.getKpis()
                .forEach(kpi -> newest.merge(
                        kpi.getKpi(), kpi, (one, other) -> one.getVersion() >= other.getVersion() ? one : other));
        return newest;
    }

    private void look(InForce inForce, KpiKey key, KpiSnapshot row, KpiValue kpi) {
        AlertRule rule = inForce.rule();
        if (!kpi.getRipe()) {
            counters.unripe();
            return;
        }
        if (!rule.comparing().isNothing() && !row.getClosed()) {
            return; // half a day is no day to hold against whole ones
        }
        String id = Watches.id(rule, key);
        Watch watch = watches.get(id);
        boolean retold = watch.isStale(row.getAsOf());
        if (retold) {
            lastRetold = clock.instant();
        }
        if (retold && !row.getClosed()) {
            counters.stale();
        } else if (retold || watch.isCorrected(key.getWindowEnd())) {
            correct(rule, key, row, Telling.looked(inForce, row, kpi, Grid.floor(row.getAsOf())), watch);
        } else if (isPlainlyFine(inForce, watch, row, kpi)) {
            counters.looked();
            watches.put(id, watch.saw(key.getWindowEnd(), row.getAsOf()));
        } else {
            look(inForce, key, row, Telling.looked(inForce, row, kpi, Grid.floor(row.getAsOf())), watch);
        }
    }

    /**
     * Nearly every value is: nothing stands of the scope, and it lies inside the mildest threshold. Nothing can come of it, so
     * nothing need be said about it.
     */
    private boolean isPlainlyFine(InForce inForce, Watch watch, KpiSnapshot row, KpiValue kpi) {
        AlertRule rule = inForce.rule();
        Double value = kpi.getValue();
        return !watch.isAwake()
                && rule.comparing().isNothing()
                && value != null
                && kpi.getSample() >= rule.minimumSample()
                && rule.isInside(value)
                && !isHeld(inForce, row);
    }

    private void look(InForce inForce, KpiKey key, KpiSnapshot row, Breach looked, Watch watch) {
        AlertRule rule = inForce.rule();
        String id = Watches.id(rule, key);
        Optional<Breach> told = days.beside(rule, row, looked);
        if (told.isEmpty()) {
            counters.undecided();
        } else {
            Watch settled = judge.settle(watch, Optional.of(rule)).saw(key.getWindowEnd(), row.getAsOf());
            watches.put(id, isHeld(inForce, row) ? hold(settled) : newest(settled, rule, told.get()));
        }
    }

    private Watch hold(Watch watch) {
        counters.held();
        return watch.suspended();
    }

    private Watch newest(Watch watch, AlertRule rule, Breach value) {
        counters.looked();
        Instant before = value.getAt().minusMillis(1);
        Watch waited = judge.standStill(watch, rule, before);
        Reading reading = judge.reading(value);
        if (isKnown(value, rule) && reading.decides(rule)) {
            return judge.judge(waited, rule, value, reading);
        }
        counters.undecided();
        return waited;
    }

    /** Conditions on KPIs without a value can neither be met nor missed. */
    private static boolean isKnown(Breach value, AlertRule rule) {
        return rule.conditions().isEmpty() || value.getGuard() != null;
    }

    /** A correction opens nothing: it can only take away, or bring back, what an episode rests on. */
    private void correct(AlertRule rule, KpiKey key, KpiSnapshot row, Breach looked, Watch watch) {
        Optional<Breach> told = days.beside(rule, row, looked);
        if (told.isEmpty()) {
            counters.undecided();
            return;
        }
        counters.correction();
        Breach value = told.get();
        Reading reading = judge.reading(value);
        if (isKnown(value, rule) && reading.decides(rule)) {
            Health corrected = watch.health().correct(rule, reading);
            if (!corrected.equals(watch.health())) {
                watches.put(Watches.id(rule, key), watch.corrected(corrected, value));
            }
        }
    }

    /** What is made of incomplete data is neither good nor bad: it is not looked at, and nothing is waited for on it. */
    private boolean isHeld(InForce inForce, KpiSnapshot row) {
        Double completeness = row.getCompleteness();
        return inForce.off()
                || gaps.holds(inForce.rule(), row.getScopeType(), row.getScopeId(), row.getPublishedAt())
                || completeness != null && completeness < inForce.rule().minimumCompleteness();
    }
}
