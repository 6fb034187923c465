package io.globalkpi.streams.topology;

import io.globalkpi.streams.measure.ReferenceBook;
import io.globalkpi.streams.reconcile.Reconciler;
import io.globalkpi.streams.reconcile.Shelf;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Compares all orders anew when reference data has changed: in slices, while events go on. Which version all are compared with
 * is stored once they are, so that a restart on the way begins again, which changes nothing.
 */
final class RetakenOrders {

    /** Before every site. */
    private static final String VERSION = "\u0001version";

    private final StoredKeys orders;
    private final Shelf days;
    private long version;
    private String after = "";
    private boolean done;

    RetakenOrders(StoredKeys orders, Shelf days) {
        this.orders = orders;
        this.days = days;
        byte[] stored = days.get(VERSION);
        this.version = stored == null ? -1 : ByteBuffer.wrap(stored).getLong();
        this.done = stored != null;
    }

    void go(ReferenceBook book, Duration slice, Reconciler reconciler) {
        if (done && version == book.version()) {
            return;
        }
        if (version != book.version()) {
            version = book.version();
            after = "";
            done = false;
        }
        long end = System.nanoTime() + slice.toNanos();
        done = orders.visit(after, key -> {
            reconciler.retake(key, book);
            after = key;
            return System.nanoTime() < end;
        });
        if (done) {
            days.put(VERSION, ByteBuffer.allocate(Long.BYTES).putLong(version).array());
        }
    }
}
