package io.globalkpi.ingest.platform.dianxiaomi;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of an export: what its rows repeat, once, and a line for each row. Nothing of the buyer.
 *
 * @param shop name of the shop, without whoever runs it
 * @param ordered as in the export, time of China
 * @param amount what the buyer was to pay for all of it
 * @param postage of that, for carriage
 * @param profit estimate, as the two margins and the freight are
 */
record DianxiaomiOrder(
        String order,
        @Nullable String transaction,
        String status,
        @Nullable String marketplace,
        String shop,
        @Nullable String country,
        @Nullable String ordered,
        @Nullable String paid,
        @Nullable String shipped,
        @Nullable String refunded,
        String currency,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal postage,
        @Nullable BigDecimal refund,
        @Nullable BigDecimal profit,
        @Nullable BigDecimal costMargin,
        @Nullable BigDecimal salesMargin,
        @Nullable BigDecimal freight,
        List<Line> lines) {

    /**
     * One row.
     *
     * @param id the package, the SKU and which of several such rows it is
     */
    record Line(
            String id,
            String sku,
            @Nullable String stockSku,
            BigDecimal pieces,
            @Nullable BigDecimal price,
            @Nullable String warehouse) {}
}
