package io.globalkpi.oracle;

import io.globalkpi.schemas.reference.FxRate;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.OwnedKind;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.OwnerKind;
import io.globalkpi.schemas.reference.OwnerShare;
import io.globalkpi.schemas.reference.Ownership;
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
import org.jspecify.annotations.Nullable;

/**
 * Random reference data with the holes that matter: rates too old or absent, costs that begin late, hand-overs at odd
 * instants, a category nobody owns. The second version changes some rows and brings what the first lacked.
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

    private static final List<String> OWNERS = List.of("ann", "bob", "cho", "dee", "eve");
    private static final LocalDate LONG_AGO = LocalDate.parse("2020-01-01");

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
        reference.owners();
        reference.ownership();
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
        Map<String, String> sources = id.equals(TOLD_TWICE) ? Map.of("orders", "ebay", "returns", "ebay") : Map.of();
        Site site = Site.newBuilder()
                .setSite(id)
                .setName(id)
                .setPlatform(platform(id))
                .setMarket(market)
                .setCurrency(currency)
                .setZone(zone)
                .setOpenedOn(LONG_AGO)
                .setSources(sources)
                .setFeeds(List.of("orders", "ads"))
                .setSkuScope(random.nextBoolean() || id.equals("amazon-us/acme"))
                .build();
        put(Topics.SITES, id, site);
    }

    static String platform(String site) {
        return site.substring(0, site.indexOf('-'));
    }

    private void owners() {
        for (String owner : OWNERS) {
            owner(owner, LONG_AGO, team());
            if (random.nextBoolean()) {
                owner(owner, FIRST_DATE.plusDays(random.nextInt(DATES)), team());
            }
        }
    }

    private @Nullable String team() {
        return List.of("east", "west", "").get(random.nextInt(3));
    }

    private void owner(String owner, LocalDate from, @Nullable String team) {
        String of = team == null || team.isEmpty() ? null : team;
        put(Topics.OWNERS, owner + "|" + from, new Owner(owner, from, owner, OwnerKind.PERSON, of));
    }

    private void ownership() {
        for (String site : siteIds()) {
            if (random.nextInt(5) > 0) {
                owned(site, OwnedKind.SITE, "");
            }
            owned(site, OwnedKind.SKU, pick(SKUS));
            owned(site, OwnedKind.CATEGORY, pick(CATEGORIES));
            owned(site, OwnedKind.CAMPAIGN, pick(CAMPAIGNS));
        }
    }

    /** From long ago, then handed over at an odd instant: with a gap, or by a row that takes over. */
    private void owned(String site, OwnedKind kind, String object) {
        Instant handOver = oddInstant();
        boolean gap = random.nextBoolean();
        row(site, kind, object, Instant.parse("2020-01-01T00:00:00Z"), gap ? handOver : null);
        Instant next = gap ? handOver.plusSeconds(random.nextInt(200_000)) : handOver;
        row(site, kind, object, next, null);
        if (second && random.nextInt(3) == 0) {
            row(site, kind, object, next.plusSeconds(86_400), null);
        }
    }

    private Instant oddInstant() {
        return FIRST_DATE.atStartOfDay().toInstant(java.time.ZoneOffset.UTC).plusMillis(random.nextInt(900_000_000));
    }

    private void row(String site, OwnedKind kind, String object, Instant from, @Nullable Instant until) {
        String key = String.join("|", site, kind.name(), object, from.toString());
        put(Topics.OWNERSHIP, key, new Ownership(site, kind, object, from, until, shares()));
    }

    private List<OwnerShare> shares() {
        int first = 1 + random.nextInt(9_998);
        int owner = random.nextInt(OWNERS.size());
        String one = OWNERS.get(owner);
        String other = OWNERS.get((owner + 1) % OWNERS.size());
        String third = OWNERS.get((owner + 2) % OWNERS.size());
        return switch (random.nextInt(3)) {
            case 0 -> List.of(new OwnerShare(one, 10_000));
            case 1 -> List.of(new OwnerShare(one, first), new OwnerShare(other, 10_000 - first));
            default -> List.of(new OwnerShare(one, 3_333), new OwnerShare(other, 3_333), new OwnerShare(third, 3_334));
        };
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

    private void put(String topic, String key, SpecificRecord row) {
        rows.computeIfAbsent(topic, any -> new TreeMap<>()).put(key, row);
    }
}
