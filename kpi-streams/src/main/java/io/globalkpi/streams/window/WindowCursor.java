package io.globalkpi.streams.window;

import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.measure.SlotMask;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;

/**
 * Where one window of one scope stands: its newest step, the running sum of that step, and what of it has been shown.
 *
 * <p>Invariant: {@code run} equals the sum of the panes of the newest step, whatever was added late. A contribution costs one
 * vector addition; moving on costs the panes that enter and leave, however long the window is.
 */
final class WindowCursor {

    private final Scope scope;
    private final Window window;
    private final Panes panes;
    private final WindowPlan plan;
    private final long[] run = new long[Measure.SLOTS];
    private final TreeSet<Integer> shown = new TreeSet<>();
    private int newest;
    private int closedThrough;
    private boolean dirty;

    WindowCursor(Scope scope, Window window, Panes panes, WindowPlan plan) {
        this.scope = scope;
        this.window = window;
        this.panes = panes;
        this.plan = plan;
    }

    /** Begins at the frontier; what came before is corrected like late data. */
    void start(Frontier frontier) {
        newest = frontier.newest(window);
        closedThrough = frontier.open(window) - 1;
        panes.sum(window.from(newest), window.to(newest), 1, run);
        dirty = differs(newest);
    }

    /**
     * Takes a contribution that its pane has taken already.
     *
     * @param slots what it contributes to
     * @return true when steps before the newest are affected
     */
    boolean add(int slot, MeasureVector amounts, SlotMask slots) {
        boolean now = slot >= window.from(newest) && slot < window.to(newest);
        if (now) {
            amounts.addTo(run, 1);
        }
        if (!slots.intersects(plan.slots(window))) {
            return false;
        }
        dirty |= now || growth() && slot >= window.earlierFrom(newest) && slot < window.earlierTo(newest);
        return slot < window.to(newest - 1);
    }

    /** Closes or begins one step. False when the window has arrived at the frontier. */
    boolean advance(Frontier frontier, StepSink sink) {
        int open = frontier.open(window);
        if (closedThrough + 1 < open && closedThrough + 1 <= newest) {
            close(closedThrough + 1, frontier, sink);
            closedThrough++;
            return true;
        }
        if (newest < frontier.newest(window)) {
            moveOn(frontier, sink);
            return true;
        }
        return false;
    }

    private void close(int step, Frontier frontier, StepSink sink) {
        boolean wasShown = shown.remove(step);
        if (differs(step) || wasShown) {
            publish(step, true, frontier, sink);
        }
        dirty &= step != newest;
        for (int days : plan.ripenings(window)) {
            if (differs(step - days)) {
                publish(step - days, true, frontier, sink);
            }
        }
    }

    private void moveOn(Frontier frontier, StepSink sink) {
        int target = frontier.newest(window);
        if (panes.isEmpty(window.earlierFrom(newest), window.to(target)) && closedThrough >= newest) {
            newest = target;
            closedThrough = Math.max(closedThrough, frontier.open(window) - 1);
            return;
        }
        showOpen(frontier, sink);
        change(newest, newest + 1, run);
        newest++;
        dirty = differs(newest);
    }

    /** Shows the newest step while it is running. False when it has not changed. */
    boolean showOpen(Frontier frontier, StepSink sink) {
        if (!dirty || newest <= closedThrough) {
            return false;
        }
        publish(newest, false, frontier, sink);
        shown.add(newest);
        dirty = false;
        return true;
    }

    /**
     * Rewrites every step before the newest that changed slots have a say in, and the one at which they are gone.
     *
     * <p>All of them, because which of them have been written before is not remembered: one left out could be read with what it said
     * before the change.
     */
    void correct(NavigableMap<Integer, SlotMask> slots, Frontier frontier, StepSink sink) {
        int done = Integer.MIN_VALUE;
        for (Map.Entry<Integer, SlotMask> entry : slots.entrySet()) {
            if (!entry.getValue().intersects(plan.slots(window))) {
                continue;
            }
            int slot = entry.getKey();
            int first = Math.max(window.stepOf(slot), done);
            int last = Math.min(window.releasedAt(slot, growth()), newest - 1);
            for (int step = first; step <= last; step++) {
                correct(step, frontier, sink);
            }
            done = Math.max(done, last + 1);
        }
    }

    private void correct(int step, Frontier frontier, StepSink sink) {
        if (isFrozen(step, frontier)) {
            return;
        }
        boolean closed = step <= closedThrough;
        publish(step, closed, frontier, sink);
        if (!closed) {
            shown.add(step);
        }
    }

    private boolean isFrozen(int step, Frontier frontier) {
        return window.grain().isFrozen(window.to(step), frontier.time());
    }

    /** True when a step says something else than the step before it. */
    private boolean differs(int step) {
        long[] difference = new long[Measure.SLOTS];
        change(step - 1, step, difference);
        if (!isSame(difference)) {
            return true;
        }
        if (!growth()) {
            return false;
        }
        panes.sum(window.earlierFrom(step), window.earlierTo(step), 1, difference);
        panes.sum(window.earlierFrom(step - 1), window.earlierTo(step - 1), -1, difference);
        return !isSame(difference);
    }

    /** Adds the panes that enter from one step to the next, takes away those that leave. */
    private void change(int before, int after, long[] sums) {
        panes.sum(window.to(before), window.to(after), 1, sums);
        panes.sum(window.from(before), Math.min(window.from(after), window.to(before)), -1, sums);
    }

    private void publish(int step, boolean closed, Frontier frontier, StepSink sink) {
        long[] sums = step == newest ? run : sum(window.from(step), window.to(step));
        long[] earlier = growth() ? sum(window.earlierFrom(step), window.earlierTo(step)) : null;
        sink.publish(scope, new Step(window, step, closed, frontier.open(window) - 1, frontier.time()), sums, earlier);
    }

    private long[] sum(int from, int to) {
        long[] sums = new long[Measure.SLOTS];
        panes.sum(from, to, 1, sums);
        return sums;
    }

    private boolean growth() {
        return plan.comparesEarlier(window);
    }

    /** True when nothing differs that readers of this window see. */
    private boolean isSame(long[] difference) {
        SlotMask seen = plan.slots(window);
        for (int slot = 0; slot < difference.length; slot++) {
            if (difference[slot] != 0 && seen.contains(slot)) {
                return false;
            }
        }
        return true;
    }

    void write(ByteSink out) {
        out.varint(newest);
        out.varint(closedThrough);
        out.int8(dirty ? 1 : 0);
        out.varint(shown.size());
        shown.forEach(out::varint);
    }

    /** Reads back what was written; the running sum is made anew from the panes. */
    void read(ByteBuffer in) {
        newest = (int) ByteSink.readVarint(in);
        closedThrough = (int) ByteSink.readVarint(in);
        dirty = in.get() == 1;
        for (long left = ByteSink.readVarint(in); left > 0; left--) {
            shown.add((int) ByteSink.readVarint(in));
        }
        panes.sum(window.from(newest), window.to(newest), 1, run);
    }

    /** True when the running sum is what the panes say: a check that may run at any time. */
    boolean isSound() {
        return Arrays.equals(run, sum(window.from(newest), window.to(newest)));
    }
}
