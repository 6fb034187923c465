package io.globalkpi.ingest.simulate;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** When what happens to an order is told, and how often: most within minutes, some late, some twice. */
final class OrderTellings {

    private static final int ABOUT_DELIVERY = 2;
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    private final SimulationPlan plan;

    OrderTellings(SimulationPlan plan) {
        this.plan = plan;
    }

    void tell(Place place, OrderLife life, TellingSink sink) {
        Courier courier = new Courier(place, place.chance(ABOUT_DELIVERY), sink);
        courier.tell(Telling.PLACED, life.placedAt());
        Aftermath aftermath = life.aftermath();
        if (aftermath == null) {
            boolean withdrawn = life.end() == OrderLife.End.WITHDRAWN;
            courier.tell(withdrawn ? Telling.WITHDRAWN : Telling.CANCELLED, life.endedAt());
            return;
        }
        courier.tell(Telling.SHIPPED, life.shipping().shippedAt());
        courier.tell(Telling.DELIVERED, life.shipping().deliveredAt());
        courier.tell(Telling.PLATFORM_FEE, life.shipping().shippedAt());
        if (place.site().isFulfilledByPlatform()) {
            courier.tell(Telling.FULFILMENT_FEE, life.shipping().shippedAt());
        }
        courier.tellIfEver(Telling.RETURN, aftermath.returnedAt());
        courier.tellIfEver(Telling.REFUND, aftermath.refundedAt());
        courier.tellIfEver(Telling.CLAIM, aftermath.claimedAt());
        courier.tellIfEver(Telling.REVIEW, aftermath.reviewedAt());
    }

    /** Brings the tellings of one order, each after its own delay. */
    private final class Courier {

        private final Place place;
        private final SplittableRandom chance;
        private final TellingSink sink;

        Courier(Place place, SplittableRandom chance, TellingSink sink) {
            this.place = place;
            this.chance = chance;
            this.sink = sink;
        }

        void tellIfEver(Telling telling, long at) {
            if (at > 0) {
                tell(telling, at);
            }
        }

        void tell(Telling telling, long at) {
            long observedAt = at + delay();
            sink.told(place, telling, at, observedAt, false);
            if (chance.nextDouble() < plan.duplicates()) {
                long later = chance.nextBoolean() ? 0 : chance.nextLong(MINUTE, 12 * HOUR);
                sink.told(place, telling, at, observedAt + later, true);
            }
        }

        private long delay() {
            boolean late = chance.nextDouble() < plan.late();
            return late ? chance.nextLong(2 * HOUR, 48 * HOUR) : chance.nextLong(MINUTE / 6, 8 * MINUTE);
        }
    }
}
