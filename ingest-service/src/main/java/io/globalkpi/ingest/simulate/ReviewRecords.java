package io.globalkpi.ingest.simulate;

import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import java.time.Instant;

/** Stars for a product or for the seller, naming the order. */
final class ReviewRecords {

    /** One of so many reviews is of the seller, the others of the product. */
    private static final int OF_SELLER = 4;

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
                RawTellings.NONE_YET,
                false,
                ofSeller ? FeedbackKind.SELLER_FEEDBACK : FeedbackKind.PRODUCT_REVIEW,
                place.orderId(),
                ofSeller ? null : item.sku(),
                ofSeller ? null : item.category(),
                aftermath.stars());
    }
}
