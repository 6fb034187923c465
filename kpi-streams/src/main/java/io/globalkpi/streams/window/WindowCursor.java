package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.measure.SlotMask;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where one window of one scope stands: its newest step, the running sum of that step, and what of it has been shown.
 *
 * <p>Invariant: the running sum equals the sum of the panes of the newest step, whatever was added late; so does that of the window one
 * length earlier. A contribution costs one vector addition; moving on costs the panes that enter and leave, however long the window is.
 */
final class WindowCursor {

    private final Scope scope;
    private final Window window;
    private final Panes panes;
    private final WindowPlan plan;
    private final MovingSum run;

    /** Of the window one length earlier than the step published last. */
    private final MovingSum earlier;

    private final TreeSet<Integer> shown = new TreeSet<>();
    private int newest;
    private int closedThrough;
    private int forgottenThrough = Integer.MIN_VALUE;
    private boolean dirty;

    WindowCursor(Scope scope, Window window, Panes panes, WindowPlan plan) {
        this.scope = scope;
        this.window = window;
        this.panes = panes;
        this.plan = plan;
        this.run = new MovingSum(panes);
        this.earlier = new MovingSum(panes);
    }

    Grain grain() {
        return window.grain();
    }

    /** Begins at the frontier; what came before is corrected like late data. */
    void start(Frontier frontier) {
        newest = frontier.newest(window);
        closedThrough = frontier.open(window) - 1;
        run.moveTo(window.from(newest, plan.periods()), window.to(newest));
        dirty = isNews(newest);
    }

    /**
     * Takes a contribution that its pane has taken already.
     *
     * @param slots what it contributes to
     * @return true when steps before the newest are affected
     */
    boolean add(int slot, MeasureVector amounts, SlotMask slots) {
        boolean now = run.covers(slot);
        if (now) {
            run.add(amounts);
        } else if (earlier.covers(slot)) {
            earlier.add(amounts);
        }
        if (!slots.intersects(plan.slots(window))) {
            return false;
        }
        dirty |= now
                || plan.comparesEarlier(window)
                        && slot >= window.earlierFrom(newest, plan.periods())
                        && slot < window.earlierTo(newest, plan.periods());
        return hasPassed(slot);
    }

    /** True when steps before the newest are affected by what changes in a slot. */
    boolean hasPassed(int slot, SlotMask changed) {
        return changed.intersects(plan.slots(window)) && hasPassed(slot);
    }

    private boolean hasPassed(int slot) {
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
        if (isNews(step) || wasShown) {
            publish(step, true, frontier, sink);
        }
        dirty &= step != newest;
        for (int days : plan.ripenings(window)) {
            if (reading().isNews(step - days)) {
                publish(step - days, true, reading(), frontier, sink);
            }
        }
    }

    private void moveOn(Frontier frontier, StepSink sink) {
        showOpen(frontier, sink);
        newest = next(frontier.newest(window));
        closedThrough = Math.max(closedThrough, Math.min(frontier.open(window), newest) - 1);
        run.moveTo(window.from(newest, plan.periods()), window.to(newest));
        dirty = isNews(newest);
    }

    /** The next step; where nothing is, the next that something is promised for, however far ahead that is, or the target. */
    private int next(int target) {
        int next = newest + 1;
        if (closedThrough >= newest && panes.isEmpty(window.earlierFrom(newest, plan.periods()), window.to(target))) {
            while (next < target && !plan.isPromised(scope, window, next)) {
                next++;
            }
        }
        return next;
    }

    private boolean isNews(int step) {
        return reading().isNews(step) || plan.isPromised(scope, window, step);
    }

    /** Has the newest step shown once more, if it says anything, or has: it is defined anew. */
    void showAnew() {
        dirty |= newest > closedThrough
                && (shown.contains(newest)
                        || !panes.isEmpty(window.earlierFrom(newest, plan.periods()), window.to(newest)));
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
     * Every step before the newest that changed slots have a say in, and the one at which they are gone.
     *
     * <p>All of them, because which of them have been written before is not remembered: one left out could be read with what it said
     * before the change.
     */
    List<Rewriting> rewritings(LateSlots slots) {
        List<Rewriting> rewritings = new ArrayList<>();
        int[] done = {Integer.MIN_VALUE};
        slots.forEach((slot, changed) -> {
            if (changed.intersects(plan.slots(window))) {
                done[0] = Math.max(done[0], addRewriting(slot, done[0], rewritings));
            }
        });
        return rewritings;
    }

    /** Adds the steps that a slot has a say in, from one on; says which one comes behind them. */
    private int addRewriting(int slot, int from, List<Rewriting> rewritings) {
        int first = Math.max(window.stepOf(slot), from);
        int last = Math.min(window.releasedAt(slot, plan.comparesEarlier(window), plan.periods()), newest - 1);
        if (first <= last) {
            rewritings.add(new Rewriting(this, first, last));
        }
        return last + 1;
    }

    /** Publishes a step before the newest again. */
    void correct(int step, WindowReading reading, Frontier frontier, StepSink sink) {
        if (window.grain().isFrozen(window.to(step), frontier.time())) {
            return;
        }
        boolean closed = step <= closedThrough;
        publish(step, closed, reading, frontier, sink);
        if (!closed) {
            shown.add(step);
        }
    }

    /** Takes back what was published from a slot of {@link Window#forgottenWith} that is no longer kept. */
    void forget(int slot, StepSink sink) {
        int first = Math.max(window.firstStepWith(slot), forgottenThrough + 1);
        int last = window.lastStepWith(slot);
        for (int step = first; step <= last; step++) {
            sink.forget(scope, window, step);
        }
        forgottenThrough = Math.max(forgottenThrough, last);
    }

    boolean isForgottenWith(Grain grain) {
        return window.forgottenWith() == grain;
    }

    /** Of steps one after the other the window a length earlier moves along; whoever goes back takes a reading for it. */
    private void publish(int step, boolean closed, Frontier frontier, StepSink sink) {
        long[] before = plan.comparesEarlier(window)
                ? earlier.moveTo(window.earlierFrom(step, plan.periods()), window.earlierTo(step, plan.periods()))
                : null;
        publish(step, closed, step == newest ? run.sums() : reading().now(step), before, frontier, sink);
    }

    private void publish(int step, boolean closed, WindowReading reading, Frontier frontier, StepSink sink) {
        long[] sums = step == newest ? run.sums() : reading.now(step);
        publish(step, closed, sums, reading.earlier(step), frontier, sink);
    }

    private void publish(
            int step, boolean closed, long[] sums, long @Nullable [] before, Frontier frontier, StepSink sink) {
        Step published = new Step(window, step, closed, frontier.open(window) - 1, frontier.time());
        sink.publish(scope, published, sums, before);
    }

    WindowReading reading() {
        return new WindowReading(window, panes, plan);
    }

    void write(ByteSink out) {
        out.varint(newest);
        out.varint(closedThrough);
        out.varint(forgottenThrough);
        out.int8(dirty ? 1 : 0);
        out.varint(shown.size());
        shown.forEach(out::varint);
    }

    /** Reads back what was written; the running sum is made anew from the panes. */
    void read(ByteBuffer in) {
        newest = (int) ByteSink.readVarint(in);
        closedThrough = (int) ByteSink.readVarint(in);
        forgottenThrough = (int) ByteSink.readVarint(in);
        dirty = in.get() == 1;
        for (long left = ByteSink.readVarint(in); left > 0; left--) {
            shown.add((int) ByteSink.readVarint(in));
        }
        run.moveTo(window.from(newest, plan.periods()), window.to(newest));
    }

    /** True when what is summed up while it runs is what the panes say: a check that may run at any time. */
    boolean isSound() {
        return run.isSound() && earlier.isSound();
    }
}
