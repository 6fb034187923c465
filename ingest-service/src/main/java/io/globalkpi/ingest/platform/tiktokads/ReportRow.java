package io.globalkpi.ingest.platform.tiktokads;

import io.globalkpi.ingest.platform.Fields;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a report.
 *
 * @param advertiser whose it is
 * @param currency of the advertiser's amounts
 * @param timezone of the advertiser's dates
 * @param dimensions what it is about: campaign_id, stat_time_day
 * @param metrics figures by name, as texts
 */
record ReportRow(
        String advertiser,
        @Nullable String currency,
        @Nullable String timezone,
        Map<String, String> dimensions,
        Map<String, String> metrics) {

    private static final String NONE = "-";

    String campaign() {
        return dimensions.getOrDefault("campaign_id", "");
    }

    /** The date of {@code 2026-01-31 00:00:00}. */
    String date() {
        return dimensions.getOrDefault("stat_time_day", "").split(" ", 2)[0];
    }

    /** A figure; null for a dash or none. */
    @Nullable
    BigDecimal figure(String name, Fields fields) {
        String told = metrics.get(name);
        if (told == null || told.isBlank() || told.equals(NONE)) {
            return null;
        }
        try {
            return new BigDecimal(told);
        } catch (NumberFormatException e) {
            throw fields.bad("metrics." + name, told, "a number or a dash");
        }
    }
}
