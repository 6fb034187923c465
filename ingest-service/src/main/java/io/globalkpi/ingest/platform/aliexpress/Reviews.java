package io.globalkpi.ingest.platform.aliexpress;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import java.time.Instant;
import java.util.Objects;

/** Stars of a product by sub-order, at the time the buyer gave them. */
final class Reviews implements Normalizer<AliExpressReview> {

    @Override
    public Normalized normalize(AliExpressReview item, Told told) {
        Fields fields = new Fields("review/" + item.orderId());
        String id = String.valueOf(fields.require("order_id", item.orderId()));
        int stars = fields.require("buyer_evaluation", item.buyerEvaluation());
        if (stars < 1 || stars > 5) {
            throw fields.bad("buyer_evaluation", stars, "1 to 5 stars");
        }
        Instant valid = Pacific.at("valid_date", item.validDate(), fields);
        return Normalized.of(Feedback.newBuilder()
                .setEntityId(told.entity("review", id))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(
                        Objects.requireNonNullElse(Pacific.find("buyer_fb_date", item.buyerFbDate(), fields), valid))
                .setObservedAt(told.observedAt())
                .setKind(FeedbackKind.PRODUCT_REVIEW)
                .setOrderId(item.parentOrderId() == null ? null : String.valueOf(item.parentOrderId()))
                .setStars(stars)
                .build());
    }
}
