package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.MeasureVector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The panes of one scope at one grain, by slot; remembers which changed since they were last stored. */
final class Panes {

    private final PaneRows rows = new PaneRows();

    /** Rows that are not packed: those that changed not long ago. */
    private final List<PaneRow> loose = new ArrayList<>();

    private @Nullable PaneRow latest;
    private int keptFrom = Integer.MIN_VALUE;

    /** False when the slot is too old to be kept. */
    boolean add(int slot, MeasureVector amounts) {
        if (slot < keptFrom) {
            return false;
        }
        row(slot).add(slot, amounts);
        return true;
    }

    /** Rows are put back one after the other: whichever is whole is packed, so that never all are loose. */
    void load(int slot, MeasureVector amounts) {
        PaneRow before = latest;
        PaneRow row = row(slot);
        if (before != null && before != row) {
            before.pack();
            loose.remove(before);
        }
        row.load(slot, amounts);
    }

    /** Contributions mostly come to the row that the one before came to. */
    private PaneRow row(int slot) {
        int number = PaneRow.numberOf(slot);
        PaneRow row = latest;
        if (row == null || row.number() != number) {
            row = loosened(rows.row(number));
            latest = row;
        }
        return row;
    }

    private PaneRow loosened(PaneRow row) {
        if (row.isPacked()) {
            row.unpack();
            loose.add(row);
        }
        return row;
    }

    /** Adds sign times every pane of [from, to) to the sums. */
    void sum(int from, int to, int sign, long[] sums) {
        if (from < to) {
            int last = PaneRow.numberOf(to - 1);
            for (int i = rows.placeOf(PaneRow.numberOf(from));
                    i < rows.size() && rows.get(i).number() <= last;
                    i++) {
                rows.get(i).sum(from, to, sign, sums);
            }
        }
    }

    boolean isEmpty(int from, int to) {
        if (from < to) {
            int last = PaneRow.numberOf(to - 1);
            for (int i = rows.placeOf(PaneRow.numberOf(from));
                    i < rows.size() && rows.get(i).number() <= last;
                    i++) {
                if (!rows.get(i).isEmpty(from, to)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Takes every pane. */
    @FunctionalInterface
    interface PaneConsumer {
        void accept(int slot, MeasureVector amounts);
    }

    /** Visits the panes from a slot on, in ascending order. */
    void forEach(int from, PaneConsumer each) {
        for (int i = rows.placeOf(PaneRow.numberOf(from)); i < rows.size(); i++) {
            rows.get(i).forEach(from, each);
        }
    }

    /** How many are there. */
    long count() {
        long count = 0;
        for (int i = 0; i < rows.size(); i++) {
            count += rows.get(i).count();
        }
        return count;
    }

    /** The last slot that anything is in. */
    OptionalInt last() {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (!rows.get(i).isEmpty()) {
                return OptionalInt.of(rows.get(i).last());
            }
        }
        return OptionalInt.empty();
    }

    /** Takes nothing before a slot any more. */
    void keepFrom(int slot) {
        keptFrom = Math.max(keptFrom, slot);
    }

    /** Drops the first pane that is too old to be kept, if there is one; says of which slot it was. */
    OptionalInt dropFirst() {
        for (int i = 0; i < rows.size() && rows.get(i).number() <= PaneRow.numberOf(keptFrom); i++) {
            PaneRow row = rows.get(i);
            if (row.beginsBefore(keptFrom)) {
                return OptionalInt.of(loosened(row).dropFirst());
            }
        }
        return OptionalInt.empty();
    }

    /** Hands out every chunk in which a pane changed since the last call, and packs what did not change and is not the latest row. */
    void drain(Consumer<PaneChunk> each) {
        for (Iterator<PaneRow> some = loose.iterator(); some.hasNext(); ) {
            PaneRow row = some.next();
            if (row.isChanged()) {
                row.drain(each);
                if (row.isEmpty()) {
                    rows.remove(row);
                    some.remove();
                    latest = row == latest ? null : latest;
                }
            } else if (row != latest) {
                row.pack();
                some.remove();
            }
        }
    }
}
