package io.globalkpi.ingest.platform.mabang;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money given back, as {@code order-get-refund-list} tells it.
 *
 * @param orderId the marketplace's own order id, as in {@link MabangOrder}
 * @param refundMoneyType currency of the refund
 * @param refundReasonDesc the marketplace's reason code
 * @param flag 1 new, 2 and 3 under examination, 4 done, 5 failed, 6 void
 */
record MabangRefund(
        String orderId,
        String id,
        String platformOrderId,
        @Nullable String shopId,
        @Nullable String refundMoneyType,
        @Nullable BigDecimal refundMoney,
        @Nullable String refundType,
        @Nullable String refundReasonDesc,
        @Nullable String flag,
        @Nullable String createTime,
        @Nullable String refundTime,
        @Nullable String updateTime,
        @Nullable List<Product> productList) {

    /** What the refund is for. */
    record Product(
            @JsonAlias("stockSku") @Nullable String refundStock,
            @Nullable String platformSku,
            @JsonProperty("refund_num") @Nullable BigDecimal refundNum) {}
}
