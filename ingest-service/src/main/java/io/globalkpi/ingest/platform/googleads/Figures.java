package io.globalkpi.ingest.platform.googleads;

import io.globalkpi.ingest.platform.Fields;

/** The figures of a row; money in micro-units. */
record Figures(long impressions, long clicks, long spend, long sales, long orders) {

    static final Figures NONE = new Figures(0, 0, 0, 0, 0);

    static Figures of(ReportRow.Metrics metrics, Fields fields) {
        return new Figures(
                fields.rounded("metrics.impressions", metrics.impressions()),
                fields.rounded("metrics.clicks", metrics.clicks()),
                fields.rounded("metrics.costMicros", metrics.costMicros()),
                fields.micros("metrics.conversionsValue", metrics.conversionsValue()),
                fields.rounded("metrics.conversions", metrics.conversions()));
    }

    Figures plus(Figures other) {
        return new Figures(
                impressions + other.impressions,
                clicks + other.clicks,
                spend + other.spend,
                sales + other.sales,
                orders + other.orders);
    }

    Figures minus(Figures other) {
        return new Figures(
                impressions - other.impressions,
                clicks - other.clicks,
                spend - other.spend,
                sales - other.sales,
                orders - other.orders);
    }

    boolean isNegative() {
        return impressions < 0 || clicks < 0 || spend < 0 || sales < 0 || orders < 0;
    }

    Figures notNegative() {
        return new Figures(
                Math.max(0, impressions),
                Math.max(0, clicks),
                Math.max(0, spend),
                Math.max(0, sales),
                Math.max(0, orders));
    }
}
