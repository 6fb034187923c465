package io.globalkpi.streams.measure;

import io.globalkpi.schemas.reference.FxRate;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Product;
import io.globalkpi.schemas.reference.ProductCost;
import io.globalkpi.schemas.reference.RateKind;
import io.globalkpi.schemas.reference.Remeasure;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reference data of one manifest, indexed for the questions that contributions ask. Immutable; a new manifest is a new book.
 */
public final class ReferenceBook {

    private final Manifest manifest;
    private final Map<String, SiteFacts> sites = new HashMap<>();
    private final Map<String, SiteBook> bySite = new HashMap<>();
    private final Map<String, NavigableMap<Integer, Owner>> owners = new HashMap<>();
    private final FxRates rates;
    private final Map<MoneyRates.Asked, MoneyRates> moneyRates = new ConcurrentHashMap<>();

    private ReferenceBook(ReferenceData data) {
        manifest = data.manifest();
        data.rows(Topics.SITES, Site.class).forEach(row -> sites.put(row.getSite(), SiteFacts.of(row)));
        data.rows(Topics.OWNERSHIP, Ownership.class)
                .forEach(row -> open(row.getSite()).hold(row));
        data.rows(Topics.OWNERS, Owner.class)
                .forEach(row -> owners.computeIfAbsent(row.getOwner(), id -> new TreeMap<>())
                        .put((int) row.getFrom().toEpochDay(), row));
        data.rows(Topics.PRODUCTS, Product.class)
                .forEach(row -> open(row.getSite()).categorize(row));
        data.rows(Topics.PRODUCT_COSTS, ProductCost.class)
                .forEach(row -> open(row.getSite()).cost(row));
        List<FxRate> fx = data.rows(Topics.FX_RATES, FxRate.class);
        rates = new FxRates(FxTable.of(fx, RateKind.ACTUAL), FxTable.of(fx, RateKind.BUDGET));
    }

    public static ReferenceBook of(ReferenceData data) {
        return new ReferenceBook(data);
    }

    public long version() {
        return manifest.getVersion();
    }

    /** What is to be booked anew though no row changed since the version before; empty when rows did, or nothing is asked for. */
    public Optional<Remeasure> remeasure() {
        return Optional.ofNullable(manifest.getRemeasure());
    }

    public String company() {
        return manifest.getCompany();
    }

    public String companyName() {
        return manifest.getCompanyName();
    }

    public String reportingCurrency() {
        return manifest.getReportingCurrency();
    }

    /** IANA zone that decides the today of scopes over several zones. */
    public String companyZone() {
        return manifest.getZone();
    }

    public Optional<SiteFacts> site(String id) {
        return Optional.ofNullable(sites.get(id));
    }

    /** Name of an owner as of the latest row; the id if there is none. */
    public String ownerName(String owner) {
        NavigableMap<Integer, Owner> rows = owners.get(owner);
        return rows == null ? owner : rows.lastEntry().getValue().getName();
    }

    /** An amount in another currency at the actual rate of a local date, days since 1970-01-01; empty without a rate. */
    public OptionalLong converted(long micros, String from, String to, int day) {
        return rates.actual(from, to, day)
                .map(rate -> OptionalLong.of(rate.convert(micros)))
                .orElseGet(OptionalLong::empty);
    }

    FxRates rates() {
        return rates;
    }

    /** How a currency is converted on a day, at a site with a currency of its own; worked out once. */
    MoneyRates rates(String currency, String siteCurrency, int day) {
        return moneyRates.computeIfAbsent(
                new MoneyRates.Asked(currency, siteCurrency, day), asked -> MoneyRates.of(this, asked));
    }

    SiteBook of(String site) {
        return bySite.getOrDefault(site, SiteBook.EMPTY);
    }

    /** Team of an owner on a local date; empty when none. */
    Optional<String> teamOf(String owner, int day) {
        NavigableMap<Integer, Owner> rows = owners.get(owner);
        Map.Entry<Integer, Owner> row = rows == null ? null : rows.floorEntry(day);
        return row == null
                ? Optional.empty()
                : Optional.ofNullable(row.getValue().getTeam());
    }

    /** Cost of one unit of a SKU on a local date: the site's own row, else the one for every site. */
    Optional<ProductCost> costOf(String site, @Nullable String sku, int day) {
        if (sku == null) {
            return Optional.empty();
        }
        ProductCost own = of(site).costOf(sku, day);
        return Optional.ofNullable(own != null ? own : of("").costOf(sku, day));
    }

    private SiteBook open(String site) {
        return bySite.computeIfAbsent(site, key -> new SiteBook());
    }
}
