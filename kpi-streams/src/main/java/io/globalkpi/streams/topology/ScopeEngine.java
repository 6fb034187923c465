package io.globalkpi.streams.topology;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.streams.kpi.Snapshots;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.measure.SlotMask;
import io.globalkpi.streams.window.Cell;
import io.globalkpi.streams.window.ScopeWindows;
import io.globalkpi.streams.window.Step;
import io.globalkpi.streams.window.StepSink;
import io.globalkpi.streams.window.Window;
import io.globalkpi.streams.window.WindowPlan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The scopes of one task: takes contributions, moves windows with the frontier, publishes what changed.
 *
 * <p>Work on steps is sliced: a tick stops after {@link Pace#slice} and goes on at the next one where it left off, so that midnight
 * is no burst and no poll is missed.
 */
final class ScopeEngine implements StepSink {

    private final Map<Scope, ScopeWindows> scopes = new LinkedHashMap<>();
    private final Map<Scope, Long> addedAt = new HashMap<>();
    private final Map<Scope, Long> correctedAt = new HashMap<>();
    private final Supplier<Snapshots> snapshots;
    private final Pace pace;
    private final Clock clock;
    private final BiConsumer<KpiKey, KpiSnapshot> publish;
    private long openShownAt = Long.MIN_VALUE;

    ScopeEngine(Supplier<Snapshots> snapshots, Pace pace, Clock clock, BiConsumer<KpiKey, KpiSnapshot> publish) {
        this.snapshots = snapshots;
        this.pace = pace;
        this.clock = clock;
        this.publish = publish;
    }

    ScopeWindows windows(Scope scope) {
        return scopes.computeIfAbsent(scope, key -> new ScopeWindows(key, new CurrentPlan()));
    }

    void add(Scope scope, String zone, Map<Cell, MeasureVector> cells) {
        ScopeWindows windows = windows(scope);
        addedAt.put(scope, System.nanoTime());
        correctedAt.putIfAbsent(scope, System.nanoTime());
        cells.forEach((cell, amounts) -> windows.add(cell, amounts, zone));
    }

    /** Moves all scopes towards the frontier; when they have arrived, shows running steps and corrects closed ones. */
    void tick(long frontier) {
        long end = System.nanoTime() + pace.slice().toNanos();
        BooleanSupplier more = () -> System.nanoTime() < end;
        for (ScopeWindows scope : scopes.values()) {
            if (!scope.advance(frontier, this, more)) {
                return;
            }
        }
        long now = System.nanoTime();
        if (openShownAt == Long.MIN_VALUE || now - openShownAt >= pace.emit().toNanos()) {
            openShownAt = now;
            scopes.values().forEach(scope -> scope.showOpen(frontier, this));
        }
        correct(frontier, now, more);
    }

    private void correct(long frontier, long now, BooleanSupplier more) {
        for (ScopeWindows scope : scopes.values()) {
            if (scope.hasCorrections() && isDue(scope.scope(), now)) {
                scope.correct(frontier, this);
                correctedAt.put(scope.scope(), now);
                if (!more.getAsBoolean()) {
                    return;
                }
            }
        }
    }

    /** When a scope has fallen quiet there is nothing to collect any more; while it has not, it has to wait its turn. */
    private boolean isDue(Scope scope, long now) {
        Long added = addedAt.get(scope);
        Long before = correctedAt.get(scope);
        return added == null
                || now - added >= pace.quiet().toNanos()
                || before != null && now - before >= pace.correct().toNanos();
    }

    @Override
    public void publish(Scope scope, Step step, long[] sums, long @org.jspecify.annotations.Nullable [] earlier) {
        Snapshots current = snapshots.get();
        ScopeWindows windows = windows(scope);
        ZoneId zone =
                windows.hasOneZone() ? windows.zone() : ZoneId.of(current.book().companyZone());
        Instant now = clock.instant();
        current.snapshot(scope, zone, step, new Snapshots.Sums(sums, earlier), now)
                .ifPresent(snapshot -> publish.accept(Snapshots.key(scope, step), snapshot));
    }

    /** Writes what changed since the last call. */
    void drain(StoredScopes store) {
        scopes.values().forEach(scope -> scope.drain(store));
    }

    /** Follows the KPI definitions as they are applied. */
    private final class CurrentPlan implements WindowPlan {

        @Override
        public SlotMask slots(Window window) {
            return snapshots.get().catalogue().slots(window);
        }

        @Override
        public boolean comparesEarlier(Window window) {
            return snapshots.get().catalogue().comparesEarlier(window);
        }

        @Override
        public List<Integer> ripenings(Window window) {
            return snapshots.get().catalogue().ripenings(window);
        }
    }
}
