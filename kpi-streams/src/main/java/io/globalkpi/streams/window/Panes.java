package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.MeasureVector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The panes of one scope at one grain, by slot; remembers which changed since they were last stored. */
final class Panes {

    private final TreeMap<Integer, PaneRow> rows = new TreeMap<>();
    private final List<PaneRow> changed = new ArrayList<>();
    private @Nullable PaneRow latest;
    private int keptFrom = Integer.MIN_VALUE;

    /** False when the slot is too old to be kept. */
    boolean add(int slot, MeasureVector amounts) {
        if (slot < keptFrom) {
            return false;
        }
        PaneRow row = row(slot);
        if (row.add(slot, amounts)) {
            changed.add(row);
        }
        return true;
    }

    void load(int slot, MeasureVector amounts) {
        row(slot).load(slot, amounts);
    }

    /** Contributions mostly come to the row that the one before came to. */
    private PaneRow row(int slot) {
        int number = PaneRow.numberOf(slot);
        PaneRow row = latest;
        if (row == null || row.number() != number) {
            row = rows.computeIfAbsent(number, PaneRow::new);
            latest = row;
        }
        return row;
    }

    /** Adds sign times every pane of [from, to) to the sums. */
    void sum(int from, int to, int sign, long[] sums) {
        if (isShort(from, to)) {
            for (int number = PaneRow.numberOf(from); number <= PaneRow.numberOf(to - 1); number++) {
                PaneRow row = rows.get(number);
                if (row != null) {
                    row.sum(from, to, sign, sums);
                }
            }
            return;
        }
        for (PaneRow row : rows(from, to)) {
            row.sum(from, to, sign, sums);
        }
    }

    boolean isEmpty(int from, int to) {
        for (PaneRow row : rows(from, to)) {
            if (!row.isEmpty(from, to)) {
                return false;
            }
        }
        return true;
    }

    /** How many are there. */
    long count() {
        return rows.values().stream().mapToLong(PaneRow::count).sum();
    }

    /** What enters and leaves a window when it moves lies in one row or two: looking those up costs a third of a range of the map. */
    private static boolean isShort(int from, int to) {
        return from >= to || to - from <= PaneRow.WIDTH;
    }

    private Collection<PaneRow> rows(int from, int to) {
        return from >= to
                ? List.of()
                : rows.subMap(PaneRow.numberOf(from), true, PaneRow.numberOf(to - 1), true)
                        .values();
    }

    /** Takes nothing before a slot any more. */
    void keepFrom(int slot) {
        keptFrom = Math.max(keptFrom, slot);
    }

    /** Drops the first pane that is too old to be kept, if there is one; says of which slot it was. */
    OptionalInt dropFirst() {
        if (rows.isEmpty() || rows.firstKey() > PaneRow.numberOf(keptFrom)) {
            return OptionalInt.empty();
        }
        for (PaneRow row : rows.headMap(PaneRow.numberOf(keptFrom), true).values()) {
            OptionalInt slot = row.dropBefore(keptFrom);
            if (slot.isPresent()) {
                if (row.mark(slot.getAsInt())) {
                    changed.add(row);
                }
                return slot;
            }
        }
        return OptionalInt.empty();
    }

    /** Hands out every chunk in which a pane changed since the last call. */
    void drain(Consumer<PaneChunk> each) {
        for (PaneRow row : changed) {
            row.drain(each);
            if (row.isEmpty()) {
                rows.remove(row.number());
                latest = null;
            }
        }
        changed.clear();
    }
}
