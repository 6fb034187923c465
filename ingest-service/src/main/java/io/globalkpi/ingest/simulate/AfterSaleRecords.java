package io.globalkpi.ingest.simulate;

import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Returns, refunds, claims and reviews, each naming its order; and returns that name none. */
final class AfterSaleRecords {

    /** One of so many claims is decided for the seller. */
    private static final int DENIED_OF = 3;
    /** One of so many reviews is of the seller, the others of the product. */
    private static final int OF_SELLER = 4;

    private final String rawRef;

    AfterSaleRecords(String rawRef) {
        this.rawRef = rawRef;
    }

    Return returned(Place place, OrderLife life, Aftermath aftermath, Instant observedAt) {
        int line = aftermath.line();
        long refund = life.basket().netMicros(line, place.market());
        ReturnLine back = line(place, life, line, life.basket().quantities()[line], refund);
        return record(place, "return", ReturnKind.RETURN, aftermath.returnedAt(), observedAt, null, back);
    }

    Return refunded(Place place, OrderLife life, Aftermath aftermath, Instant observedAt) {
        int line = aftermath.line();
        long refund = place.market().round(life.basket().netMicros(line, place.market()) * 0.3);
        ReturnLine back = line(place, life, line, 0, refund);
        return record(place, "refund", ReturnKind.REFUND, aftermath.refundedAt(), observedAt, null, back);
    }

    Return claimed(Place place, OrderLife life, Aftermath aftermath, Instant observedAt) {
        ReturnLine back = line(place, life, aftermath.line(), 0, 0);
        Instant denied = place.index() % DENIED_OF == 0 ? Instant.ofEpochMilli(aftermath.claimedAt()) : null;
        return record(place, "claim", ReturnKind.CLAIM, aftermath.claimedAt(), observedAt, denied, back);
    }

    private Return record(
            Place place,
            String what,
            ReturnKind kind,
            long at,
            Instant observedAt,
            @Nullable Instant deniedAt,
            ReturnLine line) {
        return new Return(
                place.id(what + "/" + place.orderId()),
                at,
                place.site().id(),
                place.site().platform(),
                Instant.ofEpochMilli(at),
                observedAt,
                rawRef,
                false,
                place.orderId(),
                kind,
                place.market().currency(),
                kind == ReturnKind.RETURN ? "CUSTOMER_RETURN" : kind.name(),
                Instant.ofEpochMilli(at),
                deniedAt,
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
                rawRef,
                false,
                null,
                ReturnKind.RETURN,
                place.market().currency(),
                "UNKNOWN_ORDER",
                null,
                null,
                List.of(line));
    }

    Feedback review(Place place, OrderLife life, Aftermath aftermath, Instant observedAt) {
        boolean ofSeller = place.index() % OF_SELLER == 0;
        Item item = life.basket().items()[aftermath.line()];
        return new Feedback(
                place.id("review/" + place.orderId()),
                aftermath.reviewedAt(),
                place.site().id(),
                place.site().platform(),
                Instant.ofEpochMilli(aftermath.reviewedAt()),
                observedAt,
                rawRef,
                false,
                ofSeller ? FeedbackKind.SELLER_FEEDBACK : FeedbackKind.PRODUCT_REVIEW,
                place.orderId(),
                ofSeller ? null : item.sku(),
                ofSeller ? null : item.category(),
                aftermath.stars());
    }
}
