package io.globalkpi.ingest.platform.lazada;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of the seller's account, as queryTransactionDetails tells it.
 *
 * @param transactionDate such as 17 May 2016, of the shop
 * @param amount with tax; negative if the seller pays
 * @param vat contained in the amount, without a sign
 * @param wht withheld: in no fee
 */
record LazadaTransaction(
        @JsonProperty("transaction_number") @Nullable String transactionNumber,
        @JsonProperty("transaction_type") @Nullable String transactionType,
        @JsonProperty("transaction_date") @Nullable String transactionDate,
        @JsonProperty("fee_type") @Nullable String feeType,
        @JsonProperty("fee_name") @Nullable String feeName,
        @Nullable BigDecimal amount,
        @JsonProperty("VAT_in_amount") @Nullable BigDecimal vat,
        @JsonProperty("WHT_amount") @Nullable BigDecimal wht,
        @JsonProperty("order_no") @Nullable String orderNo,
        @JsonProperty("orderItem_no") @Nullable String orderItemNo,
        @JsonProperty("seller_sku") @Nullable String sellerSku,
        @JsonProperty("paid_status") @Nullable String paidStatus,
        @Nullable String statement) {

    /** What tells it from all others. */
    String key() {
        return transactionNumber + "/" + feeType
                + (orderItemNo == null || orderItemNo.isBlank() ? "" : "/" + orderItemNo);
    }
}
