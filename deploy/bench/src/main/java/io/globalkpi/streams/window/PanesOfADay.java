package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.MeasureVector;

/** A day of minute panes, for the benchmark of their sum: panes are not seen outside of this room. */
public final class PanesOfADay {

    private static final int MINUTES = 1_440;

    private final Panes panes = new Panes();

    /** @param pane what every minute holds */
    public PanesOfADay(MeasureVector pane) {
        for (int minute = 0; minute < MINUTES; minute++) {
            panes.add(minute, pane);
        }
    }

    public void sum(long[] sums) {
        panes.sum(0, MINUTES, 1, sums);
    }
}
