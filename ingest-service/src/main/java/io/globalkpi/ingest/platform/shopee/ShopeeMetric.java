package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One measure of the shop's health as Shopee judges it, with its target. It makes no event: the KPIs of the same name are
 * computed from orders. Its raw record is what they are compared with.
 *
 * @param metricName such as late_shipment_rate
 * @param unit 1 number, 2 percent, 4 days
 */
@JsonNaming(SnakeCaseStrategy.class)
record ShopeeMetric(
        @Nullable Integer metricId,
        @Nullable String metricName,
        @Nullable BigDecimal currentPeriod,
        @Nullable BigDecimal lastPeriod,
        @Nullable Integer unit,
        @Nullable Target target) {

    /**
     * What Shopee wants.
     *
     * @param comparator such as <
     */
    record Target(@Nullable String comparator, @Nullable BigDecimal value) {}
}
