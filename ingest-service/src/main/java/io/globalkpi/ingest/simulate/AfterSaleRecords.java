package io.globalkpi.ingest.simulate;

import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Returns, refunds and claims, each naming its order; and returns that name none. */
final class AfterSaleRecords {

    /** One of so many claims is decided for the seller. */
    private static final int DENIED_OF = 3;

    /** A refund without goods gives so much of the line back. */
    private static final double REFUNDED_SHARE = 0.3;

    Return returned(Place place, OrderLife life, Aftermath aftermath, Instant observedAt) {
        int line = aftermath.line();
        long refund = life.basket().netMicros(line, place.market());
        ReturnLine back = line(place, life, line, life.basket().quantities()[line], refund);
        return record(place, new Case(ReturnKind.RETURN, aftermath.returnedAt(), false), back, observedAt);
    }

    Return refunded(Place place, OrderLife life, Aftermath aftermath, Instant observedAt) {
        int line = aftermath.line();
        long refund = place.market().round(life.basket().netMicros(line, place.market()) * REFUNDED_SHARE);
        ReturnLine back = line(place, life, line, 0, refund);
        return record(place, new Case(ReturnKind.REFUND, aftermath.refundedAt(), false), back, observedAt);
    }

    Return claimed(Place place, OrderLife life, Aftermath aftermath, Instant observedAt) {
        boolean denied = place.index() % DENIED_OF == 0;
        ReturnLine back = line(place, life, aftermath.line(), 0, 0);
        return record(place, new Case(ReturnKind.CLAIM, aftermath.claimedAt(), denied), back, observedAt);
    }

    private record Case(ReturnKind kind, long at, boolean denied) {

        @Nullable
        Instant deniedAt() {
            return denied ? Instant.ofEpochMilli(at) : null;
        }
    }

    private Return record(Place place, Case is, ReturnLine line, Instant observedAt) {
        Instant at = Instant.ofEpochMilli(is.at);
        return new Return(
                place.id(is.kind.name().toLowerCase(Locale.ROOT) + "/" + place.orderId()),
                is.at,
                place.site().id(),
                place.site().platform(),
                at,
                observedAt,
                RawTellings.NONE_YET,
                false,
                place.orderId(),
                is.kind,
                place.market().currency(),
                is.kind == ReturnKind.RETURN ? "CUSTOMER_RETURN" : is.kind.name(),
                at,
                is.deniedAt(),
                List.of(line));
    }

    private static ReturnLine line(Place place, OrderLife life, int line, long units, long refund) {
        Item item = life.basket().items()[line];
        int campaign = life.basket().campaign();
        return new ReturnLine(
                Integer.toString(line + 1),
                item.sku(),
                item.category(),
                campaign < 0 ? null : World.CAMPAIGNS.get(campaign),
                place.site().warehouse(),
                units,
                refund,
                units > 0 && place.index() % 2 == 0);
    }

    /** A parcel that came back without a word: one unit of an item, no order named. */
    Return unmatched(Place place, long at, Instant observedAt) {
        Item item = Item.of((place.day() * 37 + place.book().number() * 11) % 100);
        long refund = place.market().fromDollars(item.dollars());
        ReturnLine line = new ReturnLine(
                null, item.sku(), item.category(), null, place.site().warehouse(), 1L, refund, false);
        return new Return(
                place.id("return/unmatched-" + place.book().date(place.day())),
                at,
                place.site().id(),
                place.site().platform(),
                Instant.ofEpochMilli(at),
                observedAt,
                RawTellings.NONE_YET,
                false,
                null,
                ReturnKind.RETURN,
                place.market().currency(),
                "UNKNOWN_ORDER",
                null,
                null,
                List.of(line));
    }
}
