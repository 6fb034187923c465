package io.globalkpi.ingest.simulate;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An order from its placing to its end, drawn whole from its place, so that it need not be kept between its tellings.
 *
 * @param end how it ends
 * @param endedAt when it was cancelled or withdrawn, in epoch milliseconds; 0 when it stands
 * @param shipping what was promised and done; what was done counts only for an order that stands
 * @param aftermath what followed, null for an order that does not stand
 */
record OrderLife(
        long placedAt,
        Basket basket,
        End end,
        long endedAt,
        Shipping shipping,
        @Nullable Aftermath aftermath) {

    enum End {
        STANDS,
        CANCELLED_BY_BUYER,
        CANCELLED_BY_SELLER,
        WITHDRAWN
    }

    private static final int ABOUT_LIVES = 1;

    /** Orders an hour of the day in the site's zone, of a thousand: quiet at night, most in the evening. */
    private static final int[] DAY_CURVE = {
        18, 12, 8, 6, 6, 9, 16, 26, 36, 44, 48, 50, 54, 52, 50, 50, 52, 56, 64, 76, 86, 82, 62, 37
    };

    private static final byte[] HOURS = hours();

    static OrderLife of(Place place) {
        SplittableRandom chance = place.chance(ABOUT_LIVES);
        SiteBook book = place.book();
        double share = (HOURS[chance.nextInt(HOURS.length)] + chance.nextDouble()) / DAY_CURVE.length;
        long placedAt = book.start(place.day()) + (long) (share * (book.end(place.day()) - book.start(place.day())));
        Basket basket = Basket.draw(chance, Volumes.isPromotion(place.age()));
        End end = end(place);
        long endedAt = end == End.STANDS ? 0 : placedAt + chance.nextLong(10, TimeUnit.HOURS.toMinutes(2)) * 60_000;
        Shipping shipping = Shipping.draw(
                chance, placedAt, place.site(), place.isFated(Fate.SHIPPED_LATE), place.isFated(Fate.DELIVERED_LATE));
        OrderLife life = new OrderLife(placedAt, basket, end, endedAt, shipping, null);
        return end == End.STANDS ? life.followedBy(Aftermath.draw(chance, place, life)) : life;
    }

    private OrderLife followedBy(Aftermath next) {
        return new OrderLife(placedAt, basket, end, endedAt, shipping, next);
    }

    private static End end(Place place) {
        if (place.isFated(Fate.WITHDRAWN)) {
            return End.WITHDRAWN;
        }
        if (place.isFated(Fate.CANCELLED_BY_SELLER)) {
            return End.CANCELLED_BY_SELLER;
        }
        return place.isFated(Fate.CANCELLED_BY_BUYER) ? End.CANCELLED_BY_BUYER : End.STANDS;
    }

    private static byte[] hours() {
        byte[] all = new byte[1000];
        int next = 0;
        for (int hour = 0; hour < DAY_CURVE.length; hour++) {
            for (int i = 0; i < DAY_CURVE[hour]; i++) {
                all[next++] = (byte) hour;
            }
        }
        return all;
    }
}
