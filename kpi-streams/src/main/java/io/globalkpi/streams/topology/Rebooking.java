package io.globalkpi.streams.topology;

import io.globalkpi.streams.ledger.Ledger;
import io.globalkpi.streams.measure.ReferenceBook;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Books the ledger anew when reference data has changed: in slices, while events go on.
 *
 * <p>Safe to begin again at any time, so nothing of it is stored: a task that starts books everything once more, which changes
 * nothing where nothing changed.
 */
record Rebooking(
        @Nullable Ledger ledger, long version, @Nullable String after) {

    static final Rebooking NOTHING = new Rebooking(null, -1, null);

    private static final long UNKNOWN = -1;

    /** A task that starts does not know with which reference data its entries were booked. */
    static Rebooking of(Ledger ledger) {
        return new Rebooking(ledger, UNKNOWN, null);
    }

    Rebooking go(ReferenceBook book, Duration slice) {
        if (ledger == null || version == book.version() && after == null) {
            return this;
        }
        String from = version == book.version() && after != null ? after : "";
        long end = System.nanoTime() + slice.toNanos();
        return new Rebooking(ledger, book.version(), ledger.rebookAll(from, book, () -> System.nanoTime() < end));
    }
}
