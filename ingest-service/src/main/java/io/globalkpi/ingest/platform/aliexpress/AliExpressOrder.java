package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order with its sub-orders, one for each SKU.
 *
 * @param endReason why a FINISH order is finished, such as buyer_accept_goods
 * @param payAmount what the buyer paid, postage and all
 */
@JsonNaming(SnakeCaseStrategy.class)
record AliExpressOrder(
        @Nullable Long orderId,
        @Nullable String orderStatus,
        @Nullable String endReason,
        @Nullable String fundStatus,
        @Nullable String gmtCreate,
        @Nullable String gmtPayTime,
        @Nullable String gmtSendGoodsTime,
        @Nullable String gmtUpdate,
        @Nullable Money payAmount,
        @Nullable List<Line> productList) {

    /**
     * A sub-order.
     *
     * @param totalProductAmount price times count, before anything is taken off
     * @param logisticsAmount postage of the whole order, told again with every line
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Line(
            @Nullable Long childId,
            @Nullable Long productId,
            @Nullable String skuCode,
            @Nullable Long productCount,
            @Nullable String sonOrderStatus,
            @Nullable String fundStatus,
            @Nullable String issueStatus,
            @Nullable Money totalProductAmount,
            @Nullable Money logisticsAmount) {}
}
