package io.globalkpi.ingest.platform.lazada;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One measure of the seller as Lazada judges it, with its target. It makes no event: its raw record is what our own KPIs are
 * compared with.
 *
 * @param type such as POSITIVE_SELLER_RATING
 */
@JsonNaming(SnakeCaseStrategy.class)
record LazadaIndicator(
        @Nullable String type,
        @Nullable BigDecimal score,
        @Nullable String scoreFormat,
        @Nullable BigDecimal target,
        @Nullable String targetFormat,
        @Nullable String targetRespected) {}
