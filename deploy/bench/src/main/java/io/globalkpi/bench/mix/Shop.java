package io.globalkpi.bench.mix;

import java.util.List;

/**
 * One site and whom it counts for.
 *
 * @param dollars micro-dollars that one micro-unit of its currency is worth; exact for amounts in whole cents
 */
record Shop(
        String site,
        String platform,
        String market,
        String currency,
        String zone,
        double dollars,
        String owner,
        String team) {

    private static final List<String> PLATFORMS = List.of("amazon", "ebay", "shopee", "lazada");
    private static final int TEAMS = 5;

    /** @param perDollar units of the currency that one dollar buys, as the rates say */
    record Market(String id, String currency, String zone, String perDollar) {}

    static final List<Market> MARKETS = List.of(
            new Market("US", "USD", "America/New_York", "1"),
            new Market("DE", "EUR", "Europe/Berlin", "0.8"),
            new Market("GB", "GBP", "Europe/London", "0.625"),
            new Market("JP", "JPY", "Asia/Tokyo", "125"),
            new Market("AU", "AUD", "Australia/Sydney", "1.6"),
            new Market("SG", "SGD", "Asia/Singapore", "1.25"));

    static Shop of(int number, int owners) {
        Market market = MARKETS.get(number % MARKETS.size());
        String platform = PLATFORMS.get(number / MARKETS.size() % PLATFORMS.size());
        String site = platform + "-" + market.id().toLowerCase(java.util.Locale.ROOT) + "/shop-" + number;
        int owner = number % owners;
        return new Shop(
                site,
                platform,
                market.id(),
                market.currency(),
                market.zone(),
                1 / Double.parseDouble(market.perDollar()),
                "owner-" + owner,
                "team-" + owner % TEAMS);
    }
}
