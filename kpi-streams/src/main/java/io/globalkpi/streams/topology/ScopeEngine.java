package io.globalkpi.streams.topology;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.streams.kpi.KpiCatalogue;
import io.globalkpi.streams.kpi.Snapshots;
import io.globalkpi.streams.measure.ForeignState;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.window.Cell;
import io.globalkpi.streams.window.ScopeWindows;
import io.globalkpi.streams.window.Step;
import io.globalkpi.streams.window.StepSink;
import io.globalkpi.streams.window.Window;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of one task: takes contributions, moves windows with the frontier, publishes what changed.
 *
 * <p>Work on steps is sliced: a tick stops after {@link Pace#slice} and goes on at the next one where it left off, so that midnight
 * is no burst and no poll is missed.
 */
final class ScopeEngine implements StepSink {

    private final Map<Scope, ScopeWindows> scopes = new LinkedHashMap<>();
    private final DueCorrections due;
    private final Supplier<Snapshots> snapshots;
    private final Pace pace;
    private final Clock clock;
    private final BiConsumer<KpiKey, @Nullable KpiSnapshot> publish;
    private final Deque<ScopeWindows> toShow = new ArrayDeque<>();
    private long roundBegan = Long.MIN_VALUE;
    private final CurrentPlan plan;
    private @Nullable Snapshots shown;
    private long shownWith = Rebooking.UNSETTLED;
    private boolean remeasuring;
    private boolean uncommitted;
    private long arrived = Long.MIN_VALUE;

    ScopeEngine(
            Supplier<Snapshots> snapshots, Pace pace, Clock clock, BiConsumer<KpiKey, @Nullable KpiSnapshot> publish) {
        this.due = new DueCorrections(pace);
        this.snapshots = snapshots;
        this.pace = pace;
        this.clock = clock;
        this.publish = (key, snapshot) -> {
            uncommitted = true;
            publish.accept(key, snapshot);
        };
        this.plan = new CurrentPlan(snapshots.get().catalogue());
    }

    ScopeWindows windows(Scope scope) {
        return scopes.computeIfAbsent(scope, key -> new ScopeWindows(key, plan));
    }

    /** Visits the scopes that are there. */
    void forEach(Consumer<ScopeWindows> each) {
        scopes.values().forEach(each);
    }

    /**
     * Goes on with what was stored.
     *
     * @param version of the reference data that running steps were last shown with
     */
    void resume(long version) {
        Snapshots current = snapshots.get();
        if (version == current.book().version()) {
            shown = current;
            shownWith = version;
        }
        long longAgo = System.nanoTime() - pace.correct().toNanos();
        scopes.values().stream()
                .filter(ScopeWindows::hasCorrections)
                .forEach(windows -> due.changed(windows.scope(), longAgo));
    }

    /**
     * While the ledger is being booked anew some sums follow one version of the reference data and some another: running steps are
     * shown as waiting for it, no step is closed and none corrected. What is closed stays what it was until all of it can change.
     */
    void remeasuring(boolean underWay) {
        if (remeasuring != underWay) {
            remeasuring = underWay;
            scopes.values().forEach(ScopeWindows::showAnew);
        }
    }

    void add(Scope scope, String zone, Map<Cell, MeasureVector> cells) {
        ScopeWindows windows = windows(scope);
        cells.forEach((cell, amounts) -> windows.add(cell, amounts, zone));
        if (windows.hasCorrections()) {
            due.changed(scope, System.nanoTime());
        }
    }

    /**
     * Moves all scopes towards the frontier, shows running steps of those that have arrived, and corrects closed ones.
     *
     * <p>Each of the three has a slice of its own: however many steps there are to close, running ones are shown. While catching up
     * they are not: what runs then is long over, and is published when it closes.
     */
    void tick(long frontier, boolean live) {
        showNewDefinitions();
        if (remeasuring) {
            show(arrived == Long.MIN_VALUE ? frontier : arrived, slice());
            return;
        }
        arrived = frontier;
        advance(frontier, slice());
        if (live) {
            show(frontier, slice());
        }
        correct(frontier, slice());
    }

    /** True when every step that ends by then has been visited; corrections may still be due. */
    boolean hasArrived(long frontier) {
        return scopes.values().stream().allMatch(scope -> scope.hasArrived(frontier));
    }

    /** Since when the oldest correction has waited that is still to be written, in nanoseconds. */
    OptionalLong correctsSince() {
        return due.oldest();
    }

    private BooleanSupplier slice() {
        long end = System.nanoTime() + pace.slice().toNanos();
        return () -> System.nanoTime() < end;
    }

    private void advance(long frontier, BooleanSupplier more) {
        for (ScopeWindows scope : scopes.values()) {
            boolean hadBegun = scope.haveBegun();
            boolean arrived = scope.advance(frontier, this, more);
            if (!hadBegun && scope.hasCorrections()) {
                due.changed(scope.scope(), System.nanoTime());
            }
            if (!arrived) {
                return;
            }
        }
    }

    /** Every scope once in a round; a new round begins when it is time and the one before is done. */
    private void show(long frontier, BooleanSupplier more) {
        long now = System.nanoTime();
        if (toShow.isEmpty()
                && (roundBegan == Long.MIN_VALUE
                        || now - roundBegan >= pace.emit().toNanos())) {
            roundBegan = now;
            toShow.addAll(scopes.values());
        }
        while (!toShow.isEmpty()) {
            toShow.remove().showOpen(frontier, this);
            if (!more.getAsBoolean()) {
                return;
            }
        }
    }

    private void correct(long frontier, BooleanSupplier more) {
        due.visit(
                System.nanoTime(),
                scope -> windows(scope).hasArrived(frontier),
                scope -> windows(scope).correct(frontier, this, more),
                scope -> windows(scope).hasCorrections());
    }

    /**
     * Running steps are shown once more when they are defined anew, and when this generation comes into force: whoever has read
     * another one until then sees all of them as of now.
     */
    private void showNewDefinitions() {
        Snapshots current = snapshots.get();
        if (current == shown) {
            return;
        }
        refuseOtherPeriods(current.catalogue());
        if (shown == null || !current.catalogue().isSame(shown.catalogue()) || current.comeIntoForceAfter(shown)) {
            plan.follow(current.catalogue());
            scopes.values().forEach(ScopeWindows::showAnew);
        }
        shown = current;
        shownWith = current.book().version();
    }

    /** Scopes with closed steps that wait to be corrected, and one more while readers do not see yet what was published. */
    int corrections() {
        return due.count() + (uncommitted ? 1 : 0);
    }

    /** `apply` refuses it as soon as there is a value; a value may have been on its way. */
    private void refuseOtherPeriods(KpiCatalogue applied) {
        if (!scopes.isEmpty() && !applied.periods().equals(plan.periods())) {
            throw new ForeignState("values are of another fiscal year (" + plan.periods()
                    + ") than the one of company.yaml (" + applied.periods() + ")");
        }
    }

    /** Scopes that wait for running steps to be shown or closed ones to be corrected. */
    int backlog() {
        return toShow.size() + due.count();
    }

    /** Looks at every scope: for who asks now and then. */
    long panes() {
        return scopes.values().stream().mapToLong(ScopeWindows::panes).sum();
    }

    /** Version of the reference data that running steps are shown with. */
    long shownWith() {
        return shownWith;
    }

    @Override
    public void publish(Scope scope, Step step, long[] sums, long @Nullable [] earlier) {
        Snapshots current = snapshots.get();
        ScopeWindows windows = windows(scope);
        ZoneId zone =
                windows.hasOneZone() ? windows.zone() : ZoneId.of(current.book().companyZone());
        Instant now = clock.instant();
        current.snapshot(scope, zone, step, new Snapshots.Sums(sums, earlier, windows::sumsOf), now)
                .map(snapshot -> remeasuring ? Snapshots.beingRemeasured(snapshot) : snapshot)
                .ifPresent(snapshot -> publish.accept(Snapshots.key(scope, step.window(), step.number()), snapshot));
    }

    @Override
    public void forget(Scope scope, Window window, int step) {
        publish.accept(Snapshots.key(scope, window, step), null);
    }

    /** Writes what changed since the last call. What was published is committed with it, before the next tick. */
    void drain(StoredScopes store) {
        scopes.values().forEach(scope -> scope.drain(store));
        uncommitted = false;
    }
}
