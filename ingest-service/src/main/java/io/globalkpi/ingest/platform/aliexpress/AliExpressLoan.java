package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * Money of one sub-order that was released to the seller.
 *
 * @param loanAmount what was released
 * @param escrowFee AliExpress' commission of it
 * @param affiliateCommission what those got who brought the buyer
 * @param realLoanAmount what reached the seller
 * @param orderId ours: from the row above
 * @param date ours: the date that was asked for, because rows hold none
 */
@JsonNaming(SnakeCaseStrategy.class)
record AliExpressLoan(
        @Nullable Long childOrderId,
        @Nullable Long orderId,
        @Nullable String date,
        @Nullable String loanStatus,
        @Nullable Money loanAmount,
        @Nullable Money escrowFee,
        @Nullable Money affiliateCommission,
        @Nullable Money realLoanAmount) {}
