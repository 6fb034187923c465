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
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Looks at every value once.
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

    Watcher(World world, Memory memory, DetectionCounters counters, Judge judge, GapWatcher gaps) {
        this.world = world;
        this.watches = memory.watches();
        this.days = memory.days();
        this.counters = counters;
        this.judge = judge;
        this.gaps = gaps;
    }

    void look(KpiKey key, KpiSnapshot row) {
        days.learn(key, row);
        for (InForce rule : world.watching(row)) {
            newest(row, rule.rule().kpi()).ifPresent(kpi -> look(rule, key, row, kpi));
        }
    }

    private static Optional<KpiValue> newest(KpiSnapshot row, String kpi) {
        return row.getKpis().stream()
                .filter(value -> value.getKpi().equals(kpi))
                .max(Comparator.comparingInt(KpiValue::getVersion));
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
        Optional<Breach> told = days.beside(rule, row, Telling.looked(inForce, row, kpi, Grid.floor(row.getAsOf())));
        if (told.isEmpty()) {
            counters.undecided();
            return;
        }
        Breach value = told.get();
        if (watch.isStale(row.getAsOf())) {
            counters.stale();
        } else if (watch.isCorrected(key.getWindowEnd())) {
            correct(id, watch, rule, value);
        } else {
            Watch settled = judge.settle(watch, Optional.of(rule)).saw(key.getWindowEnd(), row.getAsOf());
            watches.put(id, isHeld(inForce, row) ? hold(settled) : newest(settled, rule, value));
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
    private void correct(String id, Watch watch, AlertRule rule, Breach value) {
        counters.correction();
        Reading reading = judge.reading(value);
        if (isKnown(value, rule) && reading.decides(rule)) {
            Health corrected = watch.health().correct(rule, reading);
            if (!corrected.equals(watch.health())) {
                watches.put(id, watch.corrected(corrected, value));
            }
        }
    }

    /** What is made of incomplete data is neither good nor bad: it is not looked at, and nothing is waited for on it. */
    private boolean isHeld(InForce inForce, KpiSnapshot row) {
        Double completeness = row.getCompleteness();
        return inForce.off()
                || gaps.holds(inForce.rule(), row.getScopeType(), row.getScopeId())
                || completeness != null && completeness < inForce.rule().minimumCompleteness();
    }
}
