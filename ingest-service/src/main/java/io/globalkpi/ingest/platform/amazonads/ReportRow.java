package io.globalkpi.ingest.platform.amazonads;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One row of any of the reports.
 *
 * @param profile whose it is
 * @param currency of the profile's amounts
 * @param timezone IANA zone of the profile's dates
 * @param purchases7d of sponsored products; the others call them purchasesClicks, salesClicks, unitsSoldClicks
 */
record ReportRow(
        String profile,
        @Nullable String currency,
        @Nullable String timezone,
        @Nullable String date,
        @Nullable String campaignId,
        @Nullable String adGroupId,
        @Nullable String adId,
        @Nullable String advertisedAsin,
        @Nullable String advertisedSku,
        @Nullable BigDecimal impressions,
        @Nullable BigDecimal clicks,
        @Nullable BigDecimal cost,
        @Nullable BigDecimal purchases7d,
        @Nullable BigDecimal sales7d,
        @Nullable BigDecimal unitsSoldClicks7d,
        @Nullable BigDecimal purchasesClicks,
        @Nullable BigDecimal salesClicks,
        @Nullable BigDecimal unitsSoldClicks) {

    @Nullable
    BigDecimal purchases() {
        return purchases7d != null ? purchases7d : purchasesClicks;
    }

    @Nullable
    BigDecimal sales() {
        return sales7d != null ? sales7d : salesClicks;
    }

    @Nullable
    BigDecimal units() {
        return unitsSoldClicks7d != null ? unitsSoldClicks7d : unitsSoldClicks;
    }

    /** The seller's SKU; a vendor's row has the ASIN only; null where the row is not of one product. */
    @Nullable
    String sku() {
        return advertisedSku != null && !advertisedSku.isBlank() ? advertisedSku : advertisedAsin;
    }
}
