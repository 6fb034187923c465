package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.SlotMask;
import java.util.Arrays;

/**
 * Slots of panes in ascending order, and of each what of it changed.
 *
 * <p>Kept in arrays: while catching up most contributions are late, and the slots of a scope are written with every commit.
 */
final class LateSlots {

    private int[] slots = {};
    private long[] low = {};
    private long[] high = {};
    private int size;

    /** Takes every slot. */
    @FunctionalInterface
    interface SlotConsumer {
        void accept(int slot, SlotMask changed);
    }

    void add(int slot, SlotMask changed) {
        int at = size > 0 && slots[size - 1] < slot ? -size - 1 : Arrays.binarySearch(slots, 0, size, slot);
        if (at < 0) {
            at = -at - 1;
            insert(at, slot);
        }
        low[at] |= changed.low();
        high[at] |= changed.high();
    }

    private void insert(int at, int slot) {
        if (size == slots.length) {
            int more = Math.max(8, size + size / 2);
            slots = Arrays.copyOf(slots, more);
            low = Arrays.copyOf(low, more);
            high = Arrays.copyOf(high, more);
        }
        System.arraycopy(slots, at, slots, at + 1, size - at);
        System.arraycopy(low, at, low, at + 1, size - at);
        System.arraycopy(high, at, high, at + 1, size - at);
        slots[at] = slot;
        low[at] = 0;
        high[at] = 0;
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Visits the slots in ascending order. */
    void forEach(SlotConsumer each) {
        for (int i = 0; i < size; i++) {
            each.accept(slots[i], new SlotMask(low[i], high[i]));
        }
    }

    /** These and those of the other. */
    LateSlots and(LateSlots other) {
        LateSlots all = new LateSlots();
        forEach(all::add);
        other.forEach(all::add);
        return all;
    }
}
