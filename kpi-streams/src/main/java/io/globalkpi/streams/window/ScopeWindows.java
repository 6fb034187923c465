package io.globalkpi.streams.window;

import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.ForeignState;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.measure.SlotMask;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * All panes and windows of one scope.
 *
 * <p>Panes take anything inside retention, at any time; nothing is dropped because it is late. Steps are closed by the frontier
 * alone. What changes a step that is not the newest is remembered by slot and corrected together.
 */
public final class ScopeWindows {

    private static final byte FORMAT = 2;

    /** The same behind the id of periods that are not those of the calendar. */
    private static final byte FISCAL_FORMAT = 3;

    private final Scope scope;
    private final WindowPlan plan;
    private final PaneSeries panes = new PaneSeries();
    private final Corrections corrections = new Corrections();
    private final List<WindowCursor> cursors = new ArrayList<>();
    private final Zones zones = new Zones();
    private boolean started;
    private long arrivedUntil = Long.MIN_VALUE; // no step ends or begins before this time
    private boolean changed = true;
    private boolean unshown = true;

    public ScopeWindows(Scope scope, WindowPlan plan) {
        this.scope = scope;
        this.plan = plan;
        for (Window window : Window.values()) {
            cursors.add(new WindowCursor(scope, window, panes.of(window.grain()), plan));
        }
    }

    public Scope scope() {
        return scope;
    }

    /** Zone of the scope's sites, the only one or the first by name. */
    public ZoneId zone() {
        return zones.first();
    }

    public boolean hasOneZone() {
        return zones.isOne();
    }

    /** How many panes are live. */
    public long panes() {
        return panes.count();
    }

    /** True once they have heard of a frontier. */
    public boolean haveBegun() {
        return started;
    }

    /** Begin of the newest minute that anything is known of, epoch milliseconds; empty when there is none that is kept. */
    public OptionalLong newest() {
        OptionalInt slot = panes.of(Grain.MINUTE).last();
        return slot.isPresent() ? OptionalLong.of(Grain.MINUTE.endOf(slot.getAsInt() - 1)) : OptionalLong.empty();
    }

    /** Takes contributions of a site in a zone. */
    public void add(Cell cell, MeasureVector amounts, String zone) {
        if (zones.add(zone)) {
            arrivedUntil = Long.MIN_VALUE; // dates may begin earlier now
        }
        SlotMask slots = amounts.slots();
        for (Grain grain : Grain.values()) {
            int slot = cell.slot(grain);
            if (cell.reaches(grain) && panes.of(grain).add(slot, amounts) && isLate(grain, slot, amounts, slots)) {
                corrections.add(grain, slot, slots);
            }
        }
        changed = true;
        unshown = true;
    }

    private boolean isLate(Grain grain, int slot, MeasureVector amounts, SlotMask slots) {
        if (!started) {
            return false; // which are is seen in the panes when windows begin: by then they may be of months
        }
        boolean late = false;
        for (WindowCursor cursor : cursors) {
            if (cursor.grain() == grain) {
                late |= cursor.add(slot, amounts, slots);
            }
        }
        return late;
    }

    /**
     * Moves every window towards the frontier. The first time there may be something to correct afterwards.
     *
     * @param more asked after every step whether there is time for another
     * @return true when all windows have arrived
     */
    public boolean advance(long frontier, StepSink sink, BooleanSupplier more) {
        if (hasArrived(frontier)) {
            return true;
        }
        Frontier at = zones.at(frontier);
        if (!started) {
            begin(at);
        }
        for (WindowCursor cursor : cursors) {
            while (cursor.advance(at, sink)) {
                changed = true;
                unshown = true;
                if (!more.getAsBoolean()) {
                    return false;
                }
            }
        }
        if (!panes.dropOld(frontier, (grain, slot) -> forget(grain, slot, sink), more)) {
            return false;
        }
        arrivedUntil = frontier - Math.floorMod(frontier, Window.SHORTEST_STEP) + Window.SHORTEST_STEP;
        return true;
    }

    /** What came before is corrected like what comes late, from as far back as it is kept: nothing of it has been published. */
    private void begin(Frontier at) {
        cursors.forEach(cursor -> cursor.start(at));
        for (Grain grain : Grain.values()) {
            panes.of(grain).forEach(grain.keptFrom(at.time()), (slot, amounts) -> {
                SlotMask slots = amounts.slots();
                if (haveWindowsPassed(grain, slot, slots)) {
                    corrections.add(grain, slot, slots);
                }
            });
        }
        started = true;
        changed = true;
    }

    private boolean haveWindowsPassed(Grain grain, int slot, SlotMask slots) {
        return cursors.stream().anyMatch(cursor -> cursor.grain() == grain && cursor.hasPassed(slot, slots));
    }

    /** True when no window has a step to close or to begin at a frontier. */
    public boolean hasArrived(long frontier) {
        return frontier < arrivedUntil;
    }

    /** A pane is too old to be kept, and with it what was published from it. */
    private void forget(Grain grain, int slot, StepSink sink) {
        changed = true;
        for (WindowCursor cursor : cursors) {
            if (cursor.isForgottenWith(grain)) {
                cursor.forget(slot, sink);
            }
        }
    }

    /** Has every running step shown once more: KPIs are defined anew. */
    public void showAnew() {
        if (started) {
            cursors.forEach(WindowCursor::showAnew);
            unshown = true;
        }
    }

    /** Shows what changed in the running steps, once all windows have arrived at the frontier. */
    public void showOpen(long frontier, StepSink sink) {
        if (unshown && hasArrived(frontier)) {
            unshown = false;
            Frontier at = zones.at(frontier);
            for (WindowCursor cursor : cursors) {
                changed |= cursor.showOpen(at, sink);
            }
        }
    }

    /** Sums of one date, as days since 1970-01-01, by measure slot. */
    public long[] sumsOf(int date) {
        long[] sums = new long[Measure.SLOTS];
        panes.of(Grain.DAY).sum(date, date + 1, 1, sums);
        return sums;
    }

    public boolean hasCorrections() {
        return !corrections.isEmpty();
    }

    /**
     * Rewrites the steps that late contributions changed.
     *
     * @param more asked after every step whether there is time for another
     * @return true when all have been rewritten
     */
    public boolean correct(long frontier, StepSink sink, BooleanSupplier more) {
        changed = true;
        return corrections.rewrite(cursors, zones.at(frontier), sink, more);
    }

    /** True when every running sum is what the panes say. */
    public boolean isSound() {
        return !started || cursors.stream().allMatch(WindowCursor::isSound);
    }

    /** Hands out panes and position changed since the last call. */
    public void drain(ScopeStore store) {
        if (!changed) {
            return;
        }
        panes.drain(scope, store);
        store.position(scope, position());
        changed = false;
    }

    private byte[] position() {
        ByteSink out = new ByteSink(128);
        writeFormat(out);
        out.int8(started ? 1 : 0);
        zones.write(out);
        corrections.write(out);
        if (started) {
            cursors.forEach(cursor -> cursor.write(out));
        }
        return out.toBytes();
    }

    private void writeFormat(ByteSink out) {
        boolean isFiscal = !plan.periods().equals(Periods.CALENDAR);
        out.int8(isFiscal ? FISCAL_FORMAT : FORMAT);
        if (isFiscal) {
            out.text(plan.periods().id());
        }
    }

    /** Sums of one kind of months are never gone on with as those of another. */
    private void refuseOtherFormat(ByteBuffer in) {
        byte found = in.get();
        if (found != FISCAL_FORMAT) {
            ForeignState.refuse("position of " + scope, found, FORMAT);
        }
        String periods = found == FISCAL_FORMAT ? ByteSink.readText(in) : Periods.CALENDAR.id();
        if (!periods.equals(plan.periods().id())) {
            throw new ForeignState("position of " + scope + " is of another fiscal year (" + periods
                    + ") than the one of company.yaml (" + plan.periods() + ")");
        }
    }

    /** Puts back stored panes. All panes come before the position. */
    public void loadPanes(Grain grain, PaneChunk chunk) {
        chunk.forEach(panes.of(grain)::load);
    }

    /** Puts back the stored position. */
    public void loadPosition(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        refuseOtherFormat(in);
        started = in.get() == 1;
        zones.read(in);
        corrections.read(in);
        if (started) {
            cursors.forEach(cursor -> cursor.read(in));
        }
        changed = false;
    }
}
