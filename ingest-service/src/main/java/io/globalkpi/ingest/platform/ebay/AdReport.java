package io.globalkpi.ingest.platform.ebay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reports of Promoted Listings: one takes campaigns of one way of paying only, each way has its figures by other names, and a
 * figure or a dimension of another way is refused.
 */
enum AdReport {
    /** General strategy: a share of the price of what is sold. */
    GENERAL(
            "ads",
            "COST_PER_SALE",
            null,
            List.of("campaign_id", "day"),
            List.of("impressions", "clicks", "sales", "sale_amount", "ad_fees")),
    /** Priority strategy: a price a click. */
    PRIORITY("ads-priority", "COST_PER_CLICK", null, List.of("campaign_id", "ad_group_id", "day"), Names.PER_CLICK),
    /** Outside of eBay: a price a click too, but without groups. */
    OFFSITE("ads-offsite", "COST_PER_CLICK", "OFF_SITE", List.of("campaign_id", "day"), Names.PER_CLICK);

    private static final class Names {
        static final List<String> PER_CLICK = List.of(
                "cpc_impressions",
                "cpc_clicks",
                "cpc_attributed_sales",
                "cpc_sale_amount_listingsite_currency",
                "cpc_ad_fees_listingsite_currency");
    }

    private final String feed;
    private final String model;
    private final @Nullable String channel;
    private final List<String> dimensions;
    private final List<String> metrics;

    AdReport(String feed, String model, @Nullable String channel, List<String> dimensions, List<String> metrics) {
        this.feed = feed;
        this.model = model;
        this.channel = channel;
        this.dimensions = dimensions;
        this.metrics = metrics;
    }

    /** Name of its feed. */
    String feed() {
        return feed;
    }

    /** How its campaigns are paid for. */
    String model() {
        return model;
    }

    /** Where they are shown; null on eBay itself. */
    @Nullable
    String channel() {
        return channel;
    }

    List<String> dimensions() {
        return dimensions;
    }

    List<String> metrics() {
        return metrics;
    }
}
