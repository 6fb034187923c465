package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.MeasureVector;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The panes of one scope at one grain, by slot; remembers which changed since they were last stored. */
final class Panes {

    private final TreeMap<Integer, MeasureVector> bySlot = new TreeMap<>();
    private final TreeSet<Integer> changed = new TreeSet<>();
    private int keptFrom = Integer.MIN_VALUE;

    /** False when the slot is too old to be kept. */
    boolean add(int slot, MeasureVector amounts) {
        if (slot < keptFrom) {
            return false;
        }
        bySlot.computeIfAbsent(slot, key -> new MeasureVector()).add(amounts);
        changed.add(slot);
        return true;
    }

    void load(int slot, MeasureVector amounts) {
        bySlot.put(slot, amounts);
    }

    /** Adds sign times every pane of [from, to) to the sums. */
    void sum(int from, int to, int sign, long[] sums) {
        if (from < to) {
            bySlot.subMap(from, to).values().forEach(pane -> pane.addTo(sums, sign));
        }
    }

    boolean isEmpty(int from, int to) {
        return from >= to || bySlot.subMap(from, to).isEmpty();
    }

    /** Takes nothing before a slot any more. */
    void keepFrom(int slot) {
        keptFrom = Math.max(keptFrom, slot);
    }

    /** Drops the first pane that is too old to be kept, if there is one; says of which slot it was. */
    OptionalInt dropFirst() {
        if (bySlot.isEmpty() || bySlot.firstKey() >= keptFrom) {
            return OptionalInt.empty();
        }
        int slot = bySlot.firstKey();
        bySlot.remove(slot);
        changed.add(slot);
        return OptionalInt.of(slot);
    }

    /** Hands out every pane changed since the last call; null for one that is gone or zero. */
    void drain(BiConsumer<Integer, @Nullable MeasureVector> each) {
        for (int slot : changed) {
            MeasureVector pane = bySlot.get(slot);
            if (pane != null && pane.isZero()) {
                bySlot.remove(slot);
                pane = null;
            }
            each.accept(slot, pane);
        }
        changed.clear();
    }
}
