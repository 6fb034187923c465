package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A return as get_return_list tells it. Times in epoch seconds.
 *
 * @param returnSolution 0 goods and money come back, 1 money only
 */
@JsonNaming(SnakeCaseStrategy.class)
record ShopeeReturn(
        @Nullable String returnSn,
        @Nullable String orderSn,
        @Nullable String status,
        @Nullable String reason,
        @Nullable BigDecimal refundAmount,
        @Nullable String currency,
        @Nullable Long createTime,
        @Nullable Long updateTime,
        @Nullable Integer returnSolution,
        @Nullable Integer returnRefundRequestType,
        @Nullable Boolean needsLogistics,
        @Nullable List<Item> item) {

    /**
     * A line.
     *
     * @param amount pieces
     * @param itemPrice of one piece
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Item(
            @Nullable Long itemId,
            @Nullable Long modelId,
            @Nullable String itemSku,
            @Nullable String variationSku,
            @Nullable Long amount,
            @Nullable BigDecimal itemPrice) {}
}
