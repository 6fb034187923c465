package io.globalkpi.streams.window;

import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.streams.measure.SlotMask;
import org.jspecify.annotations.Nullable;

/** What the panes say at the steps of a window, cheapest one after the other. For as long as no pane changes. */
final class WindowReading {

    private final Window window;
    private final Panes panes;
    private final WindowPlan plan;
    private final MovingSum now;
    private final MovingSum earlier;

    WindowReading(Window window, Panes panes, WindowPlan plan) {
        this.window = window;
        this.panes = panes;
        this.plan = plan;
        this.now = new MovingSum(panes);
        this.earlier = new MovingSum(panes);
    }

    long[] now(int step) {
        return now.moveTo(window.from(step, plan.periods()), window.to(step));
    }

    /** Sums of the window one length earlier; null when no KPI compares with it. */
    long @Nullable [] earlier(int step) {
        return plan.comparesEarlier(window)
                ? earlier.moveTo(window.earlierFrom(step, plan.periods()), window.earlierTo(step, plan.periods()))
                : null;
    }

    /** True when a step says something else than the step before it. */
    boolean isNews(int step) {
        if (plan.isRedefined(window, step)) {
            return true;
        }
        long[] difference = new long[Measure.SLOTS];
        addChange(
                window.from(step - 1, plan.periods()),
                window.to(step - 1),
                window.from(step, plan.periods()),
                window.to(step),
                difference);
        if (!isSame(difference)) {
            return true;
        }
        if (!plan.comparesEarlier(window)) {
            return false;
        }
        addChange(
                window.earlierFrom(step - 1, plan.periods()),
                window.earlierTo(step - 1, plan.periods()),
                window.earlierFrom(step, plan.periods()),
                window.earlierTo(step, plan.periods()),
                difference);
        return !isSame(difference);
    }

    /** Adds what sums change by when [from, to) becomes another range: what enters and leaves, where the two overlap. */
    private void addChange(int from, int to, int newFrom, int newTo, long[] difference) {
        boolean overlap = newFrom >= from && newFrom <= to && newTo >= to;
        panes.sum(overlap ? to : newFrom, newTo, 1, difference);
        panes.sum(from, overlap ? newFrom : to, -1, difference);
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
}
