package io.globalkpi.ingest.platform.ebay;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A return as the post-order list tells it, without whose: dates are objects, amounts are numbers.
 *
 * @param line the order's line it is of; eBay names an item only, the order is asked for it
 */
record ReturnCase(
        String returnId,
        @Nullable String orderId,
        @Nullable String currentType,
        @Nullable String state,
        @Nullable Creation creationInfo,
        @Nullable Refund sellerTotalRefund,
        @Nullable LineOf line) {

    record Creation(
            @Nullable Item item,
            @Nullable String type,
            @Nullable String reason,
            @Nullable String reasonType,
            @Nullable At creationDate) {}

    record Item(
            @Nullable String itemId,
            @Nullable String transactionId,
            @Nullable BigDecimal returnQuantity) {}

    record At(@Nullable String value) {}

    record Refund(
            @Nullable Money estimatedRefundAmount, @Nullable Money actualRefundAmount) {}

    record LineOf(String lineItemId, String sku) {}
}
