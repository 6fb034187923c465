package io.globalkpi.ingest.simulate;

import java.time.LocalDate;
import java.util.List;

/** The business that is simulated: its sites, campaigns and feeds, and where what is planted is planted. */
final class World {

    static final String COMPANY = "acme";
    static final LocalDate OPENED_ON = LocalDate.of(2021, 3, 1);

    /** Climbs above the threshold of its return rate in the last days. */
    static final String RISING_RETURNS = "amazon-de/acme";
    /** Ships too late in the last twelve days. */
    static final String LATE_SHIPPER = "ebay-uk/acme-outlet";
    /** Its ad reports stop in the middle of the month. */
    static final String SILENT = "shopee-my/acme";
    /** Sells, but is in no reference data. */
    static final String UNKNOWN = "lazada-vn/acme";

    static final List<SiteProfile> SITES = List.of(
            new SiteProfile("amazon-us/acme", "Acme US", Market.UNITED_STATES, 20, 3, 0.034),
            new SiteProfile(RISING_RETURNS, "Acme Germany", Market.GERMANY, 13, 3, 0.066),
            new SiteProfile("amazon-uk/acme", "Acme UK", Market.UNITED_KINGDOM, 10, 3, 0.036),
            new SiteProfile("amazon-jp/acme", "Acme Japan", Market.JAPAN, 8, 2, 0.026),
            new SiteProfile("ebay-us/acme-outlet", "Acme Outlet US", Market.UNITED_STATES, 8, 5, 0.036),
            new SiteProfile(LATE_SHIPPER, "Acme Outlet UK", Market.UNITED_KINGDOM, 7, 4, 0.032),
            new SiteProfile("shopee-sg/acme", "Acme Singapore", Market.SINGAPORE, 8, 4, 0.028),
            new SiteProfile(SILENT, "Acme Malaysia", Market.MALAYSIA, 6, 5, 0.028),
            new SiteProfile("lazada-th/acme", "Acme Thailand", Market.THAILAND, 6, 5, 0.030),
            new SiteProfile("lazada-sg/acme", "Acme Singapore (Lazada)", Market.SINGAPORE, 5, 4, 0.028),
            new SiteProfile("aliexpress-es/acme", "Acme Spain", Market.SPAIN, 5, 9, 0.034),
            new SiteProfile("aliexpress-fr/acme", "Acme France", Market.FRANCE, 4, 9, 0.034));

    static final List<String> CAMPAIGNS = List.of("brand", "generic", "video");

    /** Feeds every site declares every day. */
    static final List<String> FEEDS = List.of("orders", "returns", "ads", "inventory", "feedback", "traffic");

    private World() {}

    static int numberOf(String site) {
        for (int i = 0; i < SITES.size(); i++) {
            if (SITES.get(i).id().equals(site)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no site " + site + " in the simulated world");
    }
}
