package io.globalkpi.ingest.platform.amazonads;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The reports that together tell all advertising once. */
enum ReportKind {
    /** By advertised product. Sellers' sales count for seven days after the click. */
    SP(
            "SPONSORED_PRODUCTS",
            "spAdvertisedProduct",
            "advertiser",
            7,
            List.of(
                    "adGroupId",
                    "adId",
                    "advertisedAsin",
                    "advertisedSku",
                    "purchases7d",
                    "sales7d",
                    "unitsSoldClicks7d")),
    /** By campaign: brands show several products at once. */
    SB("SPONSORED_BRANDS", "sbCampaigns", "campaign", 14, List.of("purchasesClicks", "salesClicks", "unitsSoldClicks")),
    /** By campaign. */
    SD(
            "SPONSORED_DISPLAY",
            "sdCampaigns",
            "campaign",
            14,
            List.of("purchasesClicks", "salesClicks", "unitsSoldClicks"));

    private static final List<String> ALWAYS = List.of("date", "campaignId", "impressions", "clicks", "cost");

    private final String product;
    private final String type;
    private final String groupBy;
    private final int attributionDays;
    private final List<String> columns;

    ReportKind(String product, String type, String groupBy, int attributionDays, List<String> columns) {
        this.product = product;
        this.type = type;
        this.groupBy = groupBy;
        this.attributionDays = attributionDays;
        this.columns = columns;
    }

    /** Name of its feed. */
    String feed() {
        return name().toLowerCase(Locale.ROOT);
    }

    String product() {
        return product;
    }

    String type() {
        return type;
    }

    String groupBy() {
        return groupBy;
    }

    int attributionDays() {
        return attributionDays;
    }

    List<String> columns() {
        return Stream.concat(ALWAYS.stream(), columns.stream()).toList();
    }
}
