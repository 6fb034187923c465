package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's stars for one sub-order.
 *
 * @param orderId the sub-order
 * @param buyerEvaluation stars, 1 to 5
 * @param validDate when it came into force: both sides have rated, or the time for it is over
 */
@JsonNaming(SnakeCaseStrategy.class)
record AliExpressReview(
        @Nullable Long orderId,
        @Nullable Long parentOrderId,
        @Nullable Long productId,
        @Nullable Integer buyerEvaluation,
        @Nullable String buyerFbDate,
        @Nullable String validDate,
        @Nullable String gmtModified) {}
