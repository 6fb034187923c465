package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** A review without its words and its writer. */
@JsonNaming(SnakeCaseStrategy.class)
record ShopeeComment(
        @Nullable String commentId,
        @Nullable String orderSn,
        @Nullable Long itemId,
        @Nullable Long modelId,
        @Nullable Integer ratingStar,
        @Nullable Long createTime) {}
