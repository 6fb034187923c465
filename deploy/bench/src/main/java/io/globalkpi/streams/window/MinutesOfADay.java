package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.MeasureVector;
import java.util.function.Consumer;

/** One window of 24 hours by the minute over the engine's own panes: the peers' simple job, for one scope. */
public final class MinutesOfADay {

    private static final int LENGTH = 1_440;
    private static final int DROPPED_EVERY = 60;

    private final Panes panes = new Panes();
    private final MovingSum window = new MovingSum(panes);

    public void add(int minute, MeasureVector amounts) {
        panes.add(minute, amounts);
    }

    /** Sums of the 24 hours that end with a minute, by measure slot; valid until the next call. Ends must not go back. */
    public long[] endingAt(int minute) {
        long[] sums = window.moveTo(minute - LENGTH, minute);
        if (minute % DROPPED_EVERY == 0) {
            panes.keepFrom(minute - LENGTH);
            while (panes.dropFirst().isPresent()) {
                // every pane that the window has left
            }
        }
        return sums;
    }

    /** Hands out what changed since the last call. */
    public void drain(Consumer<PaneChunk> each) {
        panes.drain(each);
    }
}
