package io.globalkpi.ingest.platform.mabang;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as {@code order-get-order-list-new} and {@code get-history-order-list} tell it, without whoever bought it.
 *
 * @param orderId the marketplace's own order id, taken from {@code platformOrderId} by the job's setting
 *     {@code order-id}; Mabang does not send it
 * @param platformId name of the marketplace
 * @param orderStatus 2 to be packed, 3 shipped, 4 completed, 5 void
 * @param currencyId currency of the amounts named {@code ...Origin}
 * @param currencyRate CNY for one unit of that currency
 */
record MabangOrder(
        String orderId,
        String platformOrderId,
        @Nullable String salesRecordNumber,
        @Nullable String erpOrderId,
        @Nullable String platformId,
        @Nullable String shopId,
        @Nullable String orderStatus,
        @Nullable String platformOrderStatus,
        @Nullable String currencyId,
        @Nullable BigDecimal currencyRate,
        @Nullable BigDecimal orderFee,
        @Nullable BigDecimal itemTotal,
        @Nullable BigDecimal itemTotalOrigin,
        @Nullable BigDecimal shippingTotalOrigin,
        @Nullable BigDecimal voucherPriceOrigin,
        @Nullable BigDecimal subsidyAmountOrigin,
        @Nullable BigDecimal platformFee,
        @Nullable BigDecimal fbaCommission,
        @Nullable BigDecimal allianceFee,
        @Nullable BigDecimal paypalFee,
        @Nullable BigDecimal shippingCost,
        @Nullable BigDecimal packageFee,
        @Nullable BigDecimal fbaPerOrderFulfillmentFee,
        @Nullable BigDecimal fbaPerUnitFulfillmentFee,
        @Nullable BigDecimal fbaWeightBasedFee,
        @Nullable BigDecimal insuranceFee,
        @Nullable BigDecimal otherExpend,
        @Nullable BigDecimal orderCost,
        @Nullable BigDecimal itemTotalCost,
        @Nullable BigDecimal shippingPreCost,
        @Nullable String isReturned,
        @Nullable String paidTime,
        @Nullable String createDate,
        @Nullable String expressTime,
        @Nullable String closeDate,
        @Nullable String countryCode,
        @Nullable List<Item> orderItem) {

    /**
     * One line.
     *
     * @param stockSku Mabang's SKU, which costs and stock are kept by
     * @param platformSku the marketplace's SKU
     * @param sellPriceOrigin of one piece
     * @param costPrice of one piece, CNY
     */
    record Item(
            @Nullable String orderItemId,
            @Nullable String stockSku,
            @Nullable String platformSku,
            @Nullable String itemId,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal sellPrice,
            @Nullable BigDecimal sellPriceOrigin,
            @Nullable BigDecimal costPrice,
            @Nullable String status,
            @Nullable String stockWarehouseId) {}
}
