package io.globalkpi.ingest.platform.dianxiaomi;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Stock of one SKU in one warehouse, as it stands beside the orders of an export with stock.
 *
 * @param unitCost price it is bought at, CNY
 */
record DianxiaomiStock(
        String sku,
        @Nullable String warehouse,
        BigDecimal pieces,
        @Nullable BigDecimal unitCost) {}
