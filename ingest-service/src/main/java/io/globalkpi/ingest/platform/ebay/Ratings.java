package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import java.util.Map;

/**
 * Feedback of buyers as stars of the seller: five, three or one. What eBay left by itself and what the seller got as a buyer makes
 * no event. eBay tells no time of a revision or a withdrawal, so that the later answer counts.
 */
final class Ratings implements Normalizer<Rating> {

    /** True: it no longer has an effect on the seller's reputation, or buyers cannot see it. */
    private static final Words<Boolean> GONE = new Words<>(
            "feedbackState",
            Map.of(
                    "ENTERED", false,
                    "REVISED", false,
                    "REVISION_OPEN", false,
                    "REVISION_DECLINED_OR_EXPIRED", false,
                    "WITHDRAWN", true,
                    "HIDDEN", true),
            false);

    private static final Map<String, Integer> STARS = Map.of("POSITIVE", 5, "NEUTRAL", 3, "NEGATIVE", 1);

    @Override
    public Normalized normalize(Rating item, Told told) {
        Normalized outcome = new Normalized();
        if (!isOfABuyer(item) || Boolean.TRUE.equals(item.automatedFeedback())) {
            return outcome;
        }
        Fields fields = new Fields(item.feedbackId());
        Integer stars = STARS.get(String.valueOf(item.commentType()));
        if (stars == null) {
            throw fields.bad("commentType", item.commentType(), "POSITIVE, NEUTRAL or NEGATIVE");
        }
        return outcome.add(Feedback.newBuilder()
                .setEntityId(told.entity("feedback", item.feedbackId()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(fields.time("feedbackEnteredDate", item.feedbackEnteredDate()))
                .setObservedAt(told.observedAt())
                .setWithdrawn(GONE.read(String.valueOf(item.feedbackState()), outcome))
                .setKind(FeedbackKind.SELLER_FEEDBACK)
                .setOrderId(item.orderId())
                .setStars(stars)
                .build());
    }

    private static boolean isOfABuyer(Rating item) {
        return item.providerUserDetail() == null
                || !"SELLER".equals(item.providerUserDetail().role());
    }
}
