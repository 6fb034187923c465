package io.globalkpi.ingest.platform.shopee;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;

/** Stars of products. A buyer may change them without a new time: each answer is a telling of its own. */
final class Reviews implements Normalizer<ShopeeComment> {

    @Override
    public Normalized normalize(ShopeeComment item, Told told) {
        Fields fields = new Fields(String.valueOf(item.commentId()));
        String order = item.orderSn();
        return Normalized.of(Feedback.newBuilder()
                .setEntityId(told.entity("review", fields.id()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(fields.require("create_time", Ask.time(item.createTime())))
                .setObservedAt(told.observedAt())
                .setKind(FeedbackKind.PRODUCT_REVIEW)
                .setOrderId(order == null || order.isBlank() ? null : order)
                .setStars(fields.require("rating_star", item.ratingStar()))
                .build());
    }
}
