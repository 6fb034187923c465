package io.globalkpi.ingest.platform.mabang;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods that came back, as {@code order-get-return-order-list-v2} tells it. Money is told by {@link MabangRefund}.
 *
 * @param orderId the marketplace's own order id, as in {@link MabangOrder}
 * @param status 1 open, 2 refunded, 3 sent again, 4 completed, 5 void
 * @param type 1 sent back by the post, 2 by the buyer, others of the seller's own
 * @param inTime when it last came into a warehouse
 */
record MabangReturn(
        String orderId,

        @JsonAlias({"return_orderId", "refundsOrderId"}) @Nullable
        String returnOrderId,

        String platformOrderId,
        @Nullable String shopId,
        @Nullable String status,
        @Nullable String type,
        @Nullable String currencyId,
        @Nullable BigDecimal currencyRate,
        @Nullable String createDate,
        @Nullable String refundTime,
        @Nullable String inTime,

        @JsonProperty("update_time") @JsonAlias("updateTime") @Nullable
        String updateTime,

        @JsonAlias("orderItem") @Nullable List<Item> item) {

    /** One line. */
    record Item(
            @Nullable String stockSku,
            @Nullable String platformSku,
            @JsonAlias("quantity1") @Nullable BigDecimal quantity,
            @Nullable BigDecimal sellPrice,
            @Nullable String stockWarehouseId) {}
}
