package io.globalkpi.ingest.simulate;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** When an order that stands was promised and did leave and arrive, in epoch milliseconds. */
record Shipping(long promisedShipAt, long shippedAt, long promisedDeliveryAt, long deliveredAt) {

    private static final long HOUR = TimeUnit.HOURS.toMillis(1);
    private static final long PROMISED_SHIP_HOURS = 48;

    static Shipping draw(SplittableRandom chance, long placedAt, SiteProfile site, boolean lateOut, boolean lateIn) {
        long promisedShip = placedAt + PROMISED_SHIP_HOURS * HOUR;
        long soon = placedAt + hours(chance, 2, 22);
        long overdue = promisedShip + hours(chance, 2, 40);
        long shipped = lateOut ? overdue : soon;
        long promisedDelivery = promisedShip + 24 * HOUR * site.transitDays();
        long transit = hours(chance, 12L * site.transitDays(), 24L * site.transitDays());
        long tooLate = promisedDelivery + hours(chance, 3, 72);
        long delivered = lateIn ? Math.max(tooLate, shipped + transit) : shipped + transit;
        return new Shipping(promisedShip, shipped, promisedDelivery, delivered);
    }

    private static long hours(SplittableRandom chance, long from, long to) {
        return chance.nextLong(from * HOUR, to * HOUR);
    }
}
