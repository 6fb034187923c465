package io.globalkpi.alert.detect;

import io.globalkpi.alert.detect.WatchId.Subject;
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
        Watching watching = world.watching(row);
        if (watching.isNothing()) {
            return;
        }
        Round round = new Round(key, row);
        KpiValue[] values = watching.values(row);
        KeptWatch[] kept = round.ward.of(watching);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                look(watching.rules().get(i), round, values[i], kept[i]);
            }
        }
        counters.looked(round.looked);
        watches.keep(round.post, round.ward);
    }

    /** A snapshot, and what is remembered where it comes from. */
    private final class Round {

        private final KpiSnapshot row;
        private final Seen seen;
        private final Post post;
        private final Ward ward;
        private int looked;

        Round(KpiKey key, KpiSnapshot row) {
            this.row = row;
            this.seen = new Seen(key.getWindowEnd(), row.getAsOf());
            this.post = Post.of(key);
            this.ward = watches.at(post);
        }

        void change(Subject subject, Watch watch) {
            ward.set(subject, watch);
            watches.hear(new WatchId(post, subject), watch);
        }
    }

    private void look(InForce inForce, Round round, KpiValue kpi, KeptWatch kept) {
        AlertRule rule = inForce.rule();
        if (!kpi.getRipe()) {
            counters.unripe();
            return;
        }
        if (!rule.comparing().isNothing() && !round.row.getClosed()) {
            return; // half a day is no day to hold against whole ones
        }
        Watch watch = kept.get();
        boolean retold = watch.isStale(round.seen.asOf());
        if (retold) {
            lastRetold = clock.instant();
        }
        if (retold && !round.row.getClosed()) {
            counters.stale();
        } else if (retold || watch.isCorrected(round.seen.windowEnd())) {
            correct(inForce, round, kpi, watch);
        } else if (isPlainlyFine(inForce, watch, round.row, kpi)) {
            round.looked++;
            kept.set(watch.saw(round.seen));
        } else {
            closely(inForce, round, kpi, watch);
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

    private void closely(InForce inForce, Round round, KpiValue kpi, Watch watch) {
        AlertRule rule = inForce.rule();
        KpiSnapshot row = round.row;
        Breach looked = Telling.looked(inForce, row, kpi, Grid.floor(row.getAsOf()));
        Optional<Breach> told = days.beside(rule, row, looked);
        if (told.isEmpty()) {
            counters.undecided();
        } else {
            Watch settled = judge.settle(watch, Optional.of(rule)).saw(round.seen);
            round.change(Subject.of(rule), decided(inForce, round, settled, told.get()));
        }
    }

    private Watch decided(InForce inForce, Round round, Watch watch, Breach value) {
        if (isHeld(inForce, round.row)) {
            counters.held();
            return watch.suspended();
        }
        round.looked++;
        return newest(watch, inForce.rule(), value);
    }

    private Watch newest(Watch watch, AlertRule rule, Breach value) {
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
    private void correct(InForce inForce, Round round, KpiValue kpi, Watch watch) {
        AlertRule rule = inForce.rule();
        KpiSnapshot row = round.row;
        Optional<Breach> told = days.beside(rule, row, Telling.looked(inForce, row, kpi, Grid.floor(row.getAsOf())));
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
                round.change(Subject.of(rule), watch.corrected(corrected, value));
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
