package io.globalkpi.ingest.platform.lazada;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order with its items. Lazada knows no status of an order, only of items.
 *
 * @param price sum of the items before vouchers: in no KPI, kept for reconciliation
 * @param items ours: from the list of items
 */
@JsonNaming(SnakeCaseStrategy.class)
record LazadaOrder(
        @Nullable Long orderId,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        @Nullable BigDecimal price,
        @Nullable BigDecimal shippingFee,
        @Nullable List<Item> items) {

    /**
     * One piece of one SKU.
     *
     * @param voucherAmount of the seller and Lazada together
     * @param voucherSeller of the seller alone, where it is told
     * @param cancelReturnInitiator such as cancellation-customer
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Item(
            @Nullable Long orderItemId,
            @Nullable String sku,
            @Nullable String shopSku,
            @Nullable String status,
            @Nullable String currency,
            @Nullable String updatedAt,
            @Nullable String warehouseCode,
            @Nullable String cancelReturnInitiator,
            @Nullable BigDecimal itemPrice,
            @Nullable BigDecimal paidPrice,
            @Nullable BigDecimal voucherAmount,
            @Nullable BigDecimal voucherSeller,
            @Nullable BigDecimal taxAmount) {}
}
