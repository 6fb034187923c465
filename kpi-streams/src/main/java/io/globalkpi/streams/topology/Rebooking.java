package io.globalkpi.streams.topology;

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
 * @param after key of the entry visited last; null when all have been visited
 */
record Rebooking(
        @Nullable Ledger ledger, long version, @Nullable String after) {

    /** Not known, or several at the same time. */
    static final long UNSETTLED = -1;

    static final Rebooking NOTHING = new Rebooking(null, UNSETTLED, null);

    /** @param settled version that all entries were booked with when they were stored */
    static Rebooking of(Ledger ledger, long settled) {
        return new Rebooking(ledger, settled, null);
    }

    Rebooking go(ReferenceBook book, Duration slice) {
        if (ledger == null || version == book.version() && after == null) {
            return this;
        }
        String from = version == book.version() && after != null ? after : "";
        long end = System.nanoTime() + slice.toNanos();
        return new Rebooking(ledger, book.version(), ledger.rebookAll(from, book, () -> System.nanoTime() < end));
    }

    /** Version that all entries are booked with, or {@link #UNSETTLED}. */
    long settled() {
        return after == null ? version : UNSETTLED;
    }
}
