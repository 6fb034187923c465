package io.globalkpi.streams.window;

import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.streams.measure.MeasureVector;
import java.util.Arrays;

/** Sums of the panes in a range of slots. Moving the range costs the panes that enter and leave, however long it is. */
final class MovingSum {

    private final Panes panes;
    private long[] sums = {}; // made when it is first asked for
    private int from;
    private int to;

    MovingSum(Panes panes) {
        this.panes = panes;
    }

    /** Sums of [from, to), valid until the next move. */
    long[] moveTo(int newFrom, int newTo) {
        if (sums.length == 0) {
            sums = new long[Measure.SLOTS];
        }
        if (newFrom >= from && newFrom <= to && newTo >= to) {
            panes.sum(to, newTo, 1, sums);
            panes.sum(from, newFrom, -1, sums);
        } else {
            Arrays.fill(sums, 0);
            panes.sum(newFrom, newTo, 1, sums);
        }
        from = newFrom;
        to = newTo;
        return sums;
    }

    boolean covers(int slot) {
        return slot >= from && slot < to;
    }

    /** Takes a contribution that its pane, within the range, has taken already. */
    void add(MeasureVector amounts) {
        amounts.addTo(sums, 1);
    }

    long[] sums() {
        return sums;
    }

    /** True when the sums are what the panes say. */
    boolean isSound() {
        return sums.length == 0 || Arrays.equals(sums, new MovingSum(panes).moveTo(from, to));
    }
}
