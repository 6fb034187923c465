package io.globalkpi.oracle;

import io.globalkpi.schemas.reference.FxRate;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Product;
import io.globalkpi.schemas.reference.ProductCost;
import io.globalkpi.schemas.reference.RateKind;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Random reference data with the holes that matter: rates too old or absent, costs that begin late, categories nobody
 * knows. The second version changes some rows and brings what the first lacked.
 */
final class RandomReference {

    static final LocalDate FIRST_DATE = LocalDate.parse("2026-03-24");
    static final int DATES = 12;
    static final List<String> SKUS = List.of("CUP", "MUG", "TEA", "VASE");
    static final List<String> CAMPAIGNS = List.of("spring", "brand");
    static final List<String> CATEGORIES = List.of("kitchen", "garden");

    /** Known from the second version on. */
    static final String LATE_SITE = "ebay-us/acme";

    static final String TOLD_TWICE = "ebay-uk/acme";

    static final LocalDate LONG_AGO = LocalDate.parse("2020-01-01");

    private final Random random;
    private final boolean second;
    private final Map<String, Map<String, SpecificRecord>> rows = new TreeMap<>();

    private RandomReference(long seed, boolean second) {
        this.random = new Random(seed);
        this.second = second;
    }

    /** @param version 1 or 2 */
    static ReferenceData version(long seed, int version) {
        RandomReference reference = new RandomReference(seed, version == 2);
        reference.sites();
        RandomOwners.add(reference.random, version == 2, reference);
        reference.products();
        reference.costs();
        reference.rates();
        return new ReferenceData(manifest(version), reference.rows);
    }

    private static Manifest manifest(int version) {
        return Manifest.newBuilder()
                .setVersion(version)
                .setAppliedAt(Instant.parse("2026-03-01T00:00:00Z").plusSeconds(version))
                .setCompany("acme")
                .setCompanyName("Acme")
                .setReportingCurrency("EUR")
                .setZone("Asia/Shanghai")
                .setFingerprint("version-" + version)
                .build();
    }

    private void sites() {
        site("amazon-us/acme", "US", "USD", "America/New_York");
        site("amazon-de/acme", "DE", "EUR", "Europe/Berlin");
        site(TOLD_TWICE, "UK", "GBP", "Europe/London");
        site("lazada-in/acme", "IN", "INR", "Asia/Kolkata");
        if (second) {
            site(LATE_SITE, "US", "USD", "America/Los_Angeles");
        }
    }

    static List<String> siteIds() {
        return List.of("amazon-us/acme", "amazon-de/acme", TOLD_TWICE, "lazada-in/acme", LATE_SITE);
    }

    private void site(String id, String market, String currency, String zone) {
        String changed = "orders from " + FIRST_DATE.plusDays(DATES / 2);
        Map<String, String> sources = id.equals(TOLD_TWICE)
                ? Map.of("orders", "ebay", changed, second ? "mabang" : "ebay", "returns", "ebay")
                : Map.of();
        Map<String, String> reconciled =
                id.equals(TOLD_TWICE) ? Map.of("orders", "mabang", changed, second ? "ebay" : "mabang") : Map.of();
        Site site = Site.newBuilder()
                .setSite(id)
                .setName(id)
                .setPlatform(platform(id))
                .setMarket(market)
                .setCurrency(currency)
                .setZone(zone)
                .setOpenedOn(LONG_AGO)
                .setSources(sources)
                .setReconciledWith(reconciled)
                .setReconciledAfterDays(second ? 2 : 3)
                .setFeeds(List.of("orders", "ads"))
                .setSkuScope(random.nextBoolean() || id.equals("amazon-us/acme"))
                .build();
        put(Topics.SITES, id, site);
    }

    static String platform(String site) {
        return site.substring(0, site.indexOf('-'));
    }

    private void products() {
        for (String site : siteIds()) {
            for (String sku : SKUS) {
                if (random.nextInt(3) > 0) {
                    put(Topics.PRODUCTS, site + "|" + sku, new Product(site, sku, sku, pick(CATEGORIES)));
                }
            }
        }
    }

    private void costs() {
        cost("", "CUP", LONG_AGO, "CNY");
        cost("", "MUG", FIRST_DATE.plusDays(5), "EUR");
        cost("amazon-us/acme", "MUG", FIRST_DATE.plusDays(3), "USD");
        cost("amazon-de/acme", "CUP", FIRST_DATE.plusDays(random.nextInt(DATES)), "EUR");
        cost("lazada-in/acme", "TEA", LONG_AGO, "USD");
        if (second) {
            cost("", "TEA", FIRST_DATE.plusDays(2), "CNY");
            cost("", "CUP", FIRST_DATE.plusDays(6), "CNY");
        }
    }

    private void cost(String site, String sku, LocalDate from, String currency) {
        ProductCost cost = new ProductCost(
                site, sku, from, currency, (long) random.nextInt(9_000_000), (long) random.nextInt(900_000), (long)
                        random.nextInt(90_000));
        put(Topics.PRODUCT_COSTS, String.join("|", site, sku, from.toString()), cost);
    }

    private void rates() {
        for (int day = -3; day < 2 * DATES; day++) {
            rate("EUR", RateKind.ACTUAL, FIRST_DATE.plusDays(day), 0.9, random.nextInt(4) > 0);
            rate("CNY", RateKind.ACTUAL, FIRST_DATE.plusDays(day), 7.1, day % 7 == 0);
            rate("INR", RateKind.ACTUAL, FIRST_DATE.plusDays(day), 83.0, second && day > 2);
        }
        rate("EUR", RateKind.ACTUAL, FIRST_DATE.minusDays(30), 0.9, true);
        rate("GBP", RateKind.ACTUAL, FIRST_DATE.minusDays(random.nextInt(9)), 0.8, true);
        rate("EUR", RateKind.BUDGET, LocalDate.parse("2026-01-01"), 0.95, true);
        rate("EUR", RateKind.BUDGET, FIRST_DATE.plusDays(8), 0.93, true);
        rate("CNY", RateKind.BUDGET, LocalDate.parse("2026-01-01"), 7.0, true);
        rate("GBP", RateKind.BUDGET, FIRST_DATE.plusDays(4), 0.8, true);
        rate("INR", RateKind.BUDGET, LocalDate.parse("2025-01-01"), 80.0, second);
    }

    private void rate(String currency, RateKind kind, LocalDate date, double about, boolean there) {
        BigDecimal rate = BigDecimal.valueOf((long) (about * (0.95 + random.nextDouble() / 10) * 1e8), 8)
                .setScale(10);
        if (there) {
            String key = String.join("|", "USD", currency, kind.name(), date.toString());
            put(Topics.FX_RATES, key, new FxRate("USD", currency, kind, date, rate));
        }
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    void put(String topic, String key, SpecificRecord row) {
        rows.computeIfAbsent(topic, any -> new TreeMap<>()).put(key, row);
    }
}
