package io.globalkpi.ingest.platform.googleads;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One row of a report, with what is asked for and kept of it; never the names people gave. */
record ReportRow(
        @Nullable Customer customer,
        @Nullable Campaign campaign,
        @Nullable Segments segments,
        @Nullable Metrics metrics) {

    /** @param timeZone IANA zone the account's dates are of */
    record Customer(
            @Nullable String id,
            @Nullable String currencyCode,
            @Nullable String timeZone) {}

    record Campaign(
            @Nullable String id,
            @Nullable String status,
            @Nullable String advertisingChannelType) {}

    /** @param productItemId the product's id in the merchant's feed, in lower case; only of rows of products */
    record Segments(@Nullable String date, @Nullable String productItemId) {}

    /**
     * @param conversions of primary actions, in fractions where a sale is shared among ads
     * @param allConversions of all actions; kept to see what the account counts
     */
    record Metrics(
            @Nullable BigDecimal impressions,
            @Nullable BigDecimal clicks,
            @Nullable BigDecimal costMicros,
            @Nullable BigDecimal conversions,
            @Nullable BigDecimal conversionsValue,
            @Nullable BigDecimal allConversions) {

        static final Metrics NONE = new Metrics(null, null, null, null, null, null);
    }

    String campaignId() {
        return campaign == null || campaign.id() == null ? "" : campaign.id();
    }

    String date() {
        return segments == null || segments.date() == null ? "" : segments.date();
    }

    String product() {
        return segments == null || segments.productItemId() == null ? "" : segments.productItemId();
    }

    Metrics figures() {
        return metrics == null ? Metrics.NONE : metrics;
    }

    /** Identifies the campaign's day the row belongs to. */
    String key() {
        return campaignId() + "/" + date();
    }
}
