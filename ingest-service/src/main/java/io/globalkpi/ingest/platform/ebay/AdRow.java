package io.globalkpi.ingest.platform.ebay;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one campaign did on one day, or one group of its ads.
 *
 * @param day of Mountain Standard Time
 * @param sold how many were sold, as eBay attributes them
 * @param saleAmount with its currency before it, such as USD 28.00
 * @param adFees likewise
 */
record AdRow(
        @Nullable String campaignId,
        @Nullable String adGroupId,
        @Nullable String day,
        @Nullable BigDecimal impressions,
        @Nullable BigDecimal clicks,
        @Nullable BigDecimal sold,
        @Nullable String saleAmount,
        @Nullable String adFees) {}
