package io.globalkpi.ingest.platform.lazada;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** A review without its words. Times in milliseconds; a follow-up has no ratings. */
@JsonNaming(SnakeCaseStrategy.class)
record LazadaReview(
        @Nullable Long id,
        @Nullable Long orderId,
        @Nullable Long productId,
        @Nullable String reviewType,
        @Nullable Long createTime,
        @Nullable Long submitTime,
        @Nullable Ratings ratings) {

    /** Stars, 0 for none. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Ratings(
            @Nullable Integer productRating, @Nullable Integer sellerRating) {}
}
