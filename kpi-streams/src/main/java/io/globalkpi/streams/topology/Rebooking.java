package io.globalkpi.streams.topology;

import io.globalkpi.streams.ledger.Extent;
import io.globalkpi.streams.ledger.Ledger;
import io.globalkpi.streams.measure.ReferenceBook;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Books the ledger anew when reference data has changed: in slices, while events go on.
 *
 * <p>Safe to begin again at any time. What is stored is only with which version all entries are booked, once they are.
 *
 * @param version of the reference data that entries are being booked with, or have been
 * @param extent entries that are visited
 * @param after key of the entry visited last; null when all have been visited
 */
record Rebooking(
        @Nullable Ledger ledger,
        long version,
        Extent extent,
        @Nullable String after) {

    /** Not known, or several at the same time. */
    static final long UNSETTLED = -1;

    static final Rebooking NOTHING = new Rebooking(null, UNSETTLED, Extent.ALL, null);

    /** @param settled version that all entries were booked with when they were stored */
    static Rebooking of(Ledger ledger, long settled) {
        return new Rebooking(ledger, settled, Extent.ALL, null);
    }

    Rebooking go(ReferenceBook book, Duration slice) {
        if (ledger == null || version == book.version() && after == null) {
            return this;
        }
        boolean goesOn = version == book.version() && after != null;
        Extent visited = goesOn ? extent : extent(book);
        if (visited.isNothing()) {
            return new Rebooking(ledger, book.version(), visited, null);
        }
        long end = System.nanoTime() + slice.toNanos();
        String last = ledger.rebookAll(visited, goesOn ? after : "", book, () -> System.nanoTime() < end);
        return new Rebooking(ledger, book.version(), visited, last);
    }

    /** Only who is booked with the version right before may leave out what has not changed since. */
    private Extent extent(ReferenceBook book) {
        return settled() == book.version() - 1
                ? book.remeasure().map(Extent::of).orElse(Extent.ALL)
                : Extent.ALL;
    }

    /** True while some entries are booked with the version before and some with the one after. */
    boolean isUnderWay() {
        return after != null;
    }

    /** Version that all entries are booked with, or {@link #UNSETTLED}. */
    long settled() {
        return after == null ? version : UNSETTLED;
    }
}
