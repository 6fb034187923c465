package io.globalkpi.ingest.simulate;

import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import java.time.Instant;

/** What the platform charges for an order that left: its commission, and the parcel where it ships itself. */
final class FeeRecords {

    private static final double COMMISSION = 0.13;
    private static final double PARCEL_DOLLARS = 4.20;

    Fee commission(Place place, OrderLife life, Instant observedAt) {
        Market market = place.market();
        long amount = market.round(life.basket().netMicros(market) * COMMISSION);
        return fee(place, life, observedAt, FeeClass.PLATFORM, amount);
    }

    Fee parcel(Place place, OrderLife life, Instant observedAt) {
        long amount = place.market().fromDollars(PARCEL_DOLLARS);
        return fee(place, life, observedAt, FeeClass.FULFILMENT, amount);
    }

    private Fee fee(Place place, OrderLife life, Instant observedAt, FeeClass feeClass, long amount) {
        String type = feeClass == FeeClass.PLATFORM ? "Commission" : "FulfilmentPerUnit";
        long at = life.shipping().shippedAt();
        return new Fee(
                place.id("fee/" + place.orderId() + "/" + type),
                at,
                place.site().id(),
                place.site().platform(),
                Instant.ofEpochMilli(at),
                observedAt,
                RawTellings.NONE_YET,
                false,
                place.orderId(),
                null,
                null,
                feeClass,
                type,
                place.market().currency(),
                amount);
    }
}
