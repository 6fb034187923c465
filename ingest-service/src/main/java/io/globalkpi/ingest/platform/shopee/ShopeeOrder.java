package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as get_order_detail tells it. Times in epoch seconds, 0 for none; amounts in the currency of the order.
 *
 * @param totalAmount paid by the buyer, with shipping and less what Shopee pays: in no KPI, kept for reconciliation
 */
@JsonNaming(SnakeCaseStrategy.class)
record ShopeeOrder(
        @Nullable String orderSn,
        @Nullable String currency,
        @Nullable String orderStatus,
        @Nullable BigDecimal totalAmount,
        @Nullable Long createTime,
        @Nullable Long updateTime,
        @Nullable Long payTime,
        @Nullable Long shipByDate,
        @Nullable Long pickupDoneTime,
        @Nullable String cancelBy,
        @Nullable List<Item> itemList) {

    /**
     * A line.
     *
     * @param lineItemId apart for each part of a bundle, where it comes
     * @param modelOriginalPrice of one piece
     * @param modelDiscountedPrice of one piece
     * @param productLocationId warehouses; one text or a list
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Item(
            @Nullable Long itemId,
            @Nullable String itemSku,
            @Nullable Long modelId,
            @Nullable String modelSku,
            @Nullable Long orderItemId,
            @Nullable Long lineItemId,
            @Nullable Long modelQuantityPurchased,
            @Nullable Long cancelledQty,
            @Nullable BigDecimal modelOriginalPrice,
            @Nullable BigDecimal modelDiscountedPrice,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<String> productLocationId) {}
}
