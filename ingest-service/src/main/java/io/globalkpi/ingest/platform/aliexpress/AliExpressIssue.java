package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dispute about one sub-order.
 *
 * @param orderId the sub-order
 * @param parentOrderId the order
 * @param issueStatus processing, canceled_issue or finish
 * @param detail ours: from the dispute's details
 * @param line ours: from the details of the order
 */
@JsonNaming(SnakeCaseStrategy.class)
record AliExpressIssue(
        @Nullable Long issueId,
        @Nullable Long orderId,
        @Nullable Long parentOrderId,
        @Nullable String issueStatus,
        @Nullable String gmtCreate,
        @Nullable String gmtModified,
        @Nullable Detail detail,
        @Nullable Line line) {

    @JsonNaming(SnakeCaseStrategy.class)
    record Detail(
            @Nullable Long issueReasonId,
            @Nullable List<Solution> platformSolutionList,
            @Nullable List<Solution> sellerSolutionList,
            @Nullable List<Solution> buyerSolutionList) {}

    /**
     * What somebody proposed.
     *
     * @param solutionType refund, or return_and_refund
     * @param status such as reached or perform
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Solution(@Nullable String solutionType, @Nullable String status) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Line(
            @Nullable String skuCode,
            @Nullable Long productId,
            @Nullable Long productCount,
            @Nullable Money productPrice,
            @Nullable Refund refundInfo) {}

    /**
     * What was paid back.
     *
     * @param refundStatus such as refund_ok
     * @param refundCouponAmt the part of it that was a coupon
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Refund(
            @Nullable String refundStatus,
            @Nullable String refundTime,
            @Nullable Money refundCashAmt,
            @Nullable Money refundCouponAmt) {}
}
