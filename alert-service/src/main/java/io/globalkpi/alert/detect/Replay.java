package io.globalkpi.alert.detect;

import io.globalkpi.alert.shelf.MapShelf;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.table.ReferenceData;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Detection over recorded values: the looks and the ticks that {@link BreachDetection} lays into the streams, in memory and
 * by a clock of the caller's. One thread; the values of one partition, in their order.
 *
 * <p>Feeds are not replayed: their topic keeps only how each date stands now. So no rule is held for a data gap here, and
 * none is told of.
 */
public final class Replay {

    private final Watches watches;
    private final Days days;
    private final Watcher watcher;
    private final Timekeeper timekeeper;
    private final Clock clock;

    public Replay(ReferenceData reference, Clock clock, Consumer<Breach> tell) {
        World world = new World(() -> reference);
        DetectionCounters counters = new DetectionCounters(new SimpleMeterRegistry());
        Judge judge = new Judge(world, counters, clock, tell);
        this.clock = clock;
        this.watches = new Watches(new MapShelf<>(), clock);
        this.days = new Days(world, new MapShelf<>());
        GapWatcher gaps = new GapWatcher(world, new Feeds(new MapShelf<>()), watches, judge, clock);
        this.watcher = new Watcher(world, new Watcher.Memory(watches, days), counters, judge, gaps, clock);
        this.timekeeper = new Timekeeper(world, watches, judge, gaps, clock);
    }

    public void look(KpiKey key, KpiSnapshot row) {
        watcher.look(key, row);
    }

    /** A value from before the time that is looked at: days are held against it, and nothing is decided on it. */
    public void remember(KpiKey key, KpiSnapshot row) {
        days.learn(key, row);
    }

    public void tick() {
        timekeeper.tick(clock.instant().minus(WatchKpis.QUIET));
    }

    /** Whether no tick can bring anything before the next value. */
    public boolean isAtRest() {
        return watches.awake().isEmpty();
    }
}
