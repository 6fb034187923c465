package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.ForeignState;
import io.globalkpi.streams.measure.MeasureVector;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Eight neighbouring panes, stored together: while catching up most of them change between two commits, and one record costs less
 * than eight; live it is one pane that changes, and what is written with it is small.
 */
public final class PaneChunk {

    static final int WIDTH = 8;

    private static final byte FORMAT = 2;

    private final int number;
    private final @Nullable MeasureVector[] panes = new MeasureVector[WIDTH];
    private int present;

    PaneChunk(int number) {
        this.number = number;
    }

    /** Its first slot divided by its width. */
    public int number() {
        return number;
    }

    public boolean isEmpty() {
        return present == 0;
    }

    void set(int slot, MeasureVector pane) {
        int place = Math.floorMod(slot, WIDTH);
        panes[place] = pane;
        present |= 1 << place;
    }

    void forEach(PaneConsumer each) {
        for (int place = 0; place < WIDTH; place++) {
            MeasureVector pane = panes[place];
            if (pane != null) {
                each.accept(number * WIDTH + place, pane);
            }
        }
    }

    /** Takes every pane that is there. */
    interface PaneConsumer {
        void accept(int slot, MeasureVector pane);
    }

    public void write(ByteSink out) {
        out.int8(FORMAT);
        out.int8(present);
        forEach((slot, pane) -> pane.write(out));
    }

    public static PaneChunk read(int number, ByteBuffer in) {
        ForeignState.refuse("a chunk of panes", in.get(), FORMAT);
        PaneChunk chunk = new PaneChunk(number);
        int present = in.get() & 0xff;
        for (int place = 0; place < WIDTH; place++) {
            if ((present >> place & 1) != 0) {
                chunk.set(place, MeasureVector.read(in));
            }
        }
        return chunk;
    }
}
