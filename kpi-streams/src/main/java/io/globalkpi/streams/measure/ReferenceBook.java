package io.globalkpi.streams.measure;

import io.globalkpi.schemas.reference.FxRate;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.OwnedKind;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Product;
import io.globalkpi.schemas.reference.ProductCost;
import io.globalkpi.schemas.reference.RateKind;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reference data of one manifest, indexed for the questions that contributions ask. Immutable; a new manifest is a new book.
 */
public final class ReferenceBook {

    private final Manifest manifest;
    private final Map<String, SiteFacts> sites = new HashMap<>();
    private final Map<String, List<Held>> ownership = new HashMap<>();
    private final Map<String, NavigableMap<Integer, Owner>> owners = new HashMap<>();
    private final Map<String, String> categories = new HashMap<>();
    private final Map<String, NavigableMap<Integer, ProductCost>> costs = new HashMap<>();
    private final FxRates rates;

    private record Held(long from, long until, Shares shares) {}

    private ReferenceBook(ReferenceData data) {
        manifest = data.manifest();
        data.rows(Topics.SITES, Site.class).forEach(row -> sites.put(row.getSite(), SiteFacts.of(row)));
        data.rows(Topics.OWNERSHIP, Ownership.class).forEach(this::hold);
        ownership.values().forEach(rows -> rows.sort(Comparator.comparingLong(Held::from)));
        data.rows(Topics.OWNERS, Owner.class)
                .forEach(row -> owners.computeIfAbsent(row.getOwner(), id -> new TreeMap<>())
                        .put((int) row.getFrom().toEpochDay(), row));
        data.rows(Topics.PRODUCTS, Product.class).forEach(this::categorize);
        data.rows(Topics.PRODUCT_COSTS, ProductCost.class)
                .forEach(row -> costs.computeIfAbsent(key(row.getSite(), row.getSku()), sku -> new TreeMap<>())
                        .put((int) row.getFrom().toEpochDay(), row));
        List<FxRate> fx = data.rows(Topics.FX_RATES, FxRate.class);
        rates = new FxRates(FxTable.of(fx, RateKind.ACTUAL), FxTable.of(fx, RateKind.BUDGET));
    }

    public static ReferenceBook of(ReferenceData data) {
        return new ReferenceBook(data);
    }

    private void hold(Ownership row) {
        long until = row.getUntil() == null ? Long.MAX_VALUE : row.getUntil().toEpochMilli();
        ownership
                .computeIfAbsent(key(row.getSite(), row.getKind() + "|" + row.getObject()), object -> new ArrayList<>())
                .add(new Held(row.getFrom().toEpochMilli(), until, Shares.of(row.getShares())));
    }

    private void categorize(Product row) {
        if (row.getCategory() != null) {
            categories.put(key(row.getSite(), row.getSku()), row.getCategory());
        }
    }

    public long version() {
        return manifest.getVersion();
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

    FxRates rates() {
        return rates;
    }

    /** Who answers for a line of a site at an instant: campaign before SKU before category before site. */
    Shares sharesOf(String site, Line line, long time) {
        Shares shares = held(site, OwnedKind.CAMPAIGN, line.campaign(), time);
        shares = shares != null ? shares : held(site, OwnedKind.SKU, line.sku(), time);
        shares = shares != null ? shares : held(site, OwnedKind.CATEGORY, categoryOf(site, line), time);
        shares = shares != null ? shares : held(site, OwnedKind.SITE, "", time);
        return shares != null ? shares : Shares.NOBODY;
    }

    private @Nullable Shares held(String site, OwnedKind kind, @Nullable String object, long time) {
        if (object == null) {
            return null;
        }
        List<Held> rows = ownership.getOrDefault(key(site, kind + "|" + object), List.of());
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i).from() <= time && time < rows.get(i).until()) {
                return rows.get(i).shares();
            }
        }
        return null;
    }

    private @Nullable String categoryOf(String site, Line line) {
        if (line.category() != null || line.sku() == null) {
            return line.category();
        }
        return categories.get(key(site, line.sku()));
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
        return costRow(key(site, sku), day).or(() -> costRow(key("", sku), day));
    }

    private Optional<ProductCost> costRow(String key, int day) {
        NavigableMap<Integer, ProductCost> rows = costs.get(key);
        return rows == null
                ? Optional.empty()
                : Optional.ofNullable(rows.floorEntry(day)).map(Map.Entry::getValue);
    }

    private static String key(String site, String rest) {
        return site + "|" + rest;
    }
}
