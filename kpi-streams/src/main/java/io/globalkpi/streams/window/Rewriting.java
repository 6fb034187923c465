package io.globalkpi.streams.window;

import java.util.function.BooleanSupplier;

/** A run of steps of one window to be published again, one after the other. */
final class Rewriting {

    private final WindowCursor cursor;
    private final int last;
    private int next;

    Rewriting(WindowCursor cursor, int first, int last) {
        this.cursor = cursor;
        this.next = first;
        this.last = last;
    }

    /** Publishes steps as long as there is more time, at least one; true when all have been. */
    boolean go(Frontier frontier, StepSink sink, BooleanSupplier more) {
        WindowReading reading = cursor.reading(); // panes may have changed since the last turn
        while (next <= last) {
            cursor.correct(next++, reading, frontier, sink);
            if (!more.getAsBoolean()) {
                return next > last;
            }
        }
        return true;
    }
}
