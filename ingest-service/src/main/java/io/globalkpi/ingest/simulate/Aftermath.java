package io.globalkpi.ingest.simulate;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * What followed a delivery, in epoch milliseconds; 0 for what did not happen.
 *
 * @param line the line that came back or was refunded
 * @param stars of the review, 1 to 5
 */
record Aftermath(long returnedAt, long refundedAt, long claimedAt, long reviewedAt, int line, int stars) {

    private static final long HOUR = TimeUnit.HOURS.toMillis(1);
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    static Aftermath draw(SplittableRandom chance, Place place, OrderLife life) {
        long deliveredAt = life.shipping().deliveredAt();
        int longest = Fate.isOfBadBatch(place.book().site(), place.age()) ? 9 : 20;
        long wanted = life.placedAt() + chance.nextLong(3 * DAY, longest * DAY);
        long returnedAt = Math.max(wanted, deliveredAt + chance.nextLong(6 * HOUR, 30 * HOUR));
        long refundedAt = deliveredAt + chance.nextLong(DAY, 4 * DAY);
        long claimedAt = deliveredAt + chance.nextLong(DAY, 6 * DAY);
        long reviewedAt = deliveredAt + chance.nextLong(6 * HOUR, 2 * DAY);
        int line = chance.nextInt(life.basket().lines());
        boolean bad = place.isFated(Fate.COMPLAINED);
        return new Aftermath(
                place.isFated(Fate.RETURNED) ? returnedAt : 0,
                place.isFated(Fate.REFUNDED) ? refundedAt : 0,
                place.isFated(Fate.CLAIMED) ? claimedAt : 0,
                bad || place.isFated(Fate.REVIEWED) ? reviewedAt : 0,
                line,
                stars(chance.nextInt(100), bad));
    }

    private static int stars(int percent, boolean bad) {
        if (bad) {
            return percent < 50 ? 1 : 2;
        }
        return percent < 9 ? 3 : percent < 35 ? 4 : 5;
    }
}
