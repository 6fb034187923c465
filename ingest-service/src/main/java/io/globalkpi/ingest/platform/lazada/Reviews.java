package io.globalkpi.ingest.platform.lazada;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The stars of a product, and those of the seller as a rating of their own. */
final class Reviews implements Normalizer<LazadaReview> {

    @Override
    public Normalized normalize(LazadaReview item, Told told) {
        Normalized outcome = new Normalized();
        if (item.ratings() != null) {
            add(item, "review", FeedbackKind.PRODUCT_REVIEW, item.ratings().productRating(), told, outcome);
            add(
                    item,
                    "seller-review",
                    FeedbackKind.SELLER_FEEDBACK,
                    item.ratings().sellerRating(),
                    told,
                    outcome);
        }
        return outcome;
    }

    private static void add(
            LazadaReview item, String part, FeedbackKind kind, @Nullable Integer stars, Told told, Normalized outcome) {
        if (stars == null || stars == 0) {
            return;
        }
        Fields fields = new Fields("review/" + item.id());
        Instant created = fields.require("create_time", Times.of(item.createTime()));
        Instant given = Times.of(item.submitTime());
        outcome.add(Feedback.newBuilder()
                .setEntityId(told.entity(part, String.valueOf(item.id())))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(given == null ? created : given)
                .setObservedAt(told.observedAt())
                .setKind(kind)
                .setOrderId(item.orderId() == null || item.orderId() == 0 ? null : String.valueOf(item.orderId()))
                .setStars(stars)
                .build());
    }
}
