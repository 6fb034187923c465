package io.globalkpi.ingest.simulate;

import org.jspecify.annotations.Nullable;

/** Follows the tellings of one order after the other, each order's rising in revision: does it stand, what came out of order. */
final class OrderTrail {

    private static final int MOST_TELLINGS = 3;

    private final UnitBook units;
    private final long[] observed = new long[MOST_TELLINGS];
    private @Nullable Place place;
    private int tellings;
    private boolean stands;
    private long outOfOrder;

    OrderTrail(UnitBook units) {
        this.units = units;
    }

    /** Hears of every telling, also of those after the end; the first of an order closes the one before. */
    void open(Place next, Telling telling) {
        if (telling == Telling.PLACED && !next.equals(place)) {
            close();
            place = next;
            stands = true;
        }
    }

    /** Hears of first deliveries before the end. */
    void told(Telling telling, long observedAt) {
        if (telling == Telling.CANCELLED || telling == Telling.WITHDRAWN) {
            stands = false;
            heard(observedAt);
        } else if (telling == Telling.PLACED || telling == Telling.SHIPPED || telling == Telling.DELIVERED) {
            heard(observedAt);
        }
    }

    private void heard(long observedAt) {
        for (int earlier = 0; earlier < tellings; earlier++) {
            if (observed[earlier] > observedAt) {
                outOfOrder++;
                observed[earlier] = Long.MIN_VALUE;
            }
        }
        observed[tellings++] = observedAt;
    }

    /** Books the order that was followed, if anything of it was heard. */
    void close() {
        if (tellings > 0 && place != null) {
            units.sold(place, stands);
        }
        tellings = 0;
    }

    long outOfOrder() {
        return outOfOrder;
    }
}
