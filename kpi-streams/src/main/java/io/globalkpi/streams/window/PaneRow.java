package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.MeasureVector;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Up to 64 neighbouring panes: a mask of those that are there, and they in order of their slots.
 *
 * <p>A row that nothing was added to for some time can be packed. It says the same then, and takes a third of the memory.
 */
final class PaneRow {

    static final int WIDTH = 64;

    private static final MeasureVector[] NONE = {};

    private final int number;
    private long present;
    private long changed;
    private MeasureVector[] panes = NONE;
    private @Nullable PackedPanes packed = PackedPanes.NONE;

    PaneRow(int number) {
        this.number = number;
    }

    static int numberOf(int slot) {
        return Math.floorDiv(slot, WIDTH);
    }

    int number() {
        return number;
    }

    boolean isEmpty() {
        return present == 0;
    }

    /** How many panes are there. */
    int count() {
        return Long.bitCount(present);
    }

    boolean isPacked() {
        return packed != null;
    }

    void pack() {
        if (packed == null) {
            packed = new PackedPanes(panes, count());
            panes = NONE;
        }
    }

    /** Packed rows, as all are in the beginning, take nothing and give nothing away. */
    void unpack() {
        if (packed != null) {
            panes = packed.unpack(count());
            packed = null;
        }
    }

    void add(int slot, MeasureVector amounts) {
        long bit = bit(slot);
        if ((present & bit) == 0) {
            insert(bit, new MeasureVector());
        }
        panes[rank(bit)].add(amounts);
        changed |= bit;
    }

    void load(int slot, MeasureVector amounts) {
        insert(bit(slot), amounts);
    }

    /** True when it has something to hand out. */
    boolean isChanged() {
        return changed != 0;
    }

    /** Adds sign times those within [from, to) to the sums. */
    void sum(int from, int to, int sign, long[] sums) {
        long wanted = present & within(from, to);
        if (wanted == 0) {
            return;
        }
        int first = rank(Long.lowestOneBit(wanted));
        int count = Long.bitCount(wanted);
        if (packed != null) {
            packed.sum(first, count, sign, sums);
            return;
        }
        for (int i = first; i < first + count; i++) {
            panes[i].addTo(sums, sign);
        }
    }

    boolean isEmpty(int from, int to) {
        return (present & within(from, to)) == 0;
    }

    /** Visits the panes from a slot on. */
    void forEach(int from, Panes.PaneConsumer each) {
        MeasureVector[] all = packed == null ? panes : packed.unpack(count());
        for (long rest = present & within(from, Integer.MAX_VALUE); rest != 0; rest &= rest - 1) {
            long bit = Long.lowestOneBit(rest);
            each.accept(slotOf(bit), all[rank(bit)]);
        }
    }

    /** True when its first pane is before a slot. */
    boolean beginsBefore(int slot) {
        return !isEmpty(Integer.MIN_VALUE, slot);
    }

    /** Slot of the last pane. */
    int last() {
        return slotOf(Long.highestOneBit(present));
    }

    /** Drops the first pane; says of which slot it was. */
    int dropFirst() {
        long first = Long.lowestOneBit(present);
        remove(first);
        changed |= first;
        return slotOf(first);
    }

    /** Hands out chunks with what changed since the last call; panes of zero are gone. */
    void drain(Consumer<PaneChunk> each) {
        for (long rest = changed & present; rest != 0; rest &= rest - 1) {
            long bit = Long.lowestOneBit(rest);
            if (panes[rank(bit)].isZero()) {
                remove(bit);
            }
        }
        for (int chunk = 0; chunk < WIDTH / PaneChunk.WIDTH; chunk++) {
            long slots = 0xffL << chunk * PaneChunk.WIDTH;
            if ((changed & slots) != 0) {
                each.accept(chunk(number * WIDTH / PaneChunk.WIDTH + chunk, present & slots));
            }
        }
        changed = 0;
    }

    private PaneChunk chunk(int chunkNumber, long slots) {
        PaneChunk chunk = new PaneChunk(chunkNumber);
        for (long rest = slots; rest != 0; rest &= rest - 1) {
            long bit = Long.lowestOneBit(rest);
            chunk.set(slotOf(bit), panes[rank(bit)]);
        }
        return chunk;
    }

    private void insert(long bit, MeasureVector pane) {
        int at = rank(bit);
        int size = Long.bitCount(present);
        if (size == panes.length) {
            panes = Arrays.copyOf(panes, Math.min(WIDTH, size + Math.max(2, size / 2)));
        }
        System.arraycopy(panes, at, panes, at + 1, size - at);
        panes[at] = pane;
        present |= bit;
    }

    private void remove(long bit) {
        int at = rank(bit);
        int size = Long.bitCount(present);
        System.arraycopy(panes, at + 1, panes, at, size - at - 1);
        panes = Arrays.copyOf(panes, size - 1);
        present &= ~bit;
    }

    private int rank(long bit) {
        return Long.bitCount(present & (bit - 1));
    }

    private static long bit(int slot) {
        return 1L << Math.floorMod(slot, WIDTH);
    }

    private int slotOf(long bit) {
        return number * WIDTH + Long.numberOfTrailingZeros(bit);
    }

    /** Mask of the slots of this row within [from, to). */
    private long within(int from, int to) {
        long first = Math.max(0, (long) from - (long) number * WIDTH);
        long end = Math.min(WIDTH, (long) to - (long) number * WIDTH);
        if (first >= end) {
            return 0;
        }
        long mask = end == WIDTH ? -1L : (1L << end) - 1;
        return mask & (-1L << first);
    }
}
