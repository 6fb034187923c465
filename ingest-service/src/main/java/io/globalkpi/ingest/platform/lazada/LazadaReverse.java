package io.globalkpi.ingest.platform.lazada;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reverse order as getreverseordersforseller tells it.
 *
 * @param requestType CANCEL, RETURN or ONLY_REFUND
 */
@JsonNaming(SnakeCaseStrategy.class)
record LazadaReverse(
        @Nullable Long reverseOrderId,
        @Nullable Long tradeOrderId,
        @Nullable String requestType,
        @Nullable List<Line> reverseOrderLines) {

    /**
     * One piece.
     *
     * @param refundAmount in hundredths, of dong in whole
     * @param returnOrderLineGmtCreate seconds or milliseconds
     * @param returnOrderLineGmtModified seconds or milliseconds
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Line(
            @Nullable Long reverseOrderLineId,
            @Nullable Long tradeOrderLineId,
            @Nullable String reverseStatus,
            @Nullable String ofcStatus,
            @Nullable String reasonCode,
            @Nullable String sellerSkuId,
            @Nullable String platformSkuId,
            @Nullable BigDecimal refundAmount,
            @Nullable Long returnOrderLineGmtCreate,
            @Nullable Long returnOrderLineGmtModified) {}
}
