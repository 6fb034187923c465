package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.MeasureVector;
import java.nio.ByteBuffer;

/**
 * Panes in a row as bytes, each with its length in front: a third of what they take as objects. Most panes are of minutes long gone,
 * which a window reads once more, when it leaves them behind.
 */
final class PackedPanes {

    static final PackedPanes NONE = new PackedPanes(new MeasureVector[0], 0);

    private final byte[] bytes;

    /** Packs the first ones of an array. */
    PackedPanes(MeasureVector[] panes, int count) {
        ByteSink out = new ByteSink(count * 64);
        ByteSink one = new ByteSink(128);
        for (int i = 0; i < count; i++) {
            one.clear();
            panes[i].write(one);
            out.array(one);
        }
        bytes = out.toBytes();
    }

    /** As many as were packed. */
    MeasureVector[] unpack(int count) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        MeasureVector[] panes = new MeasureVector[count];
        for (int i = 0; i < count; i++) {
            ByteSink.readVarint(in);
            panes[i] = MeasureVector.read(in);
        }
        return panes;
    }

    /** Adds sign times those at some places, from the first on, to the sums. */
    void sum(int first, int count, int sign, long[] sums) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        for (int i = 0; i < first; i++) {
            int length = (int) ByteSink.readVarint(in);
            in.position(in.position() + length);
        }
        for (int i = 0; i < count; i++) {
            ByteSink.readVarint(in);
            MeasureVector.addTo(in, sums, sign);
        }
    }
}
