package io.globalkpi.oracle;

import io.globalkpi.schemas.reference.OwnedKind;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.OwnerShare;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Product;
import io.globalkpi.schemas.reference.ProductCost;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers what the rules ask of the reference data, each time by going through all rows. */
final class Reference {

    private static final List<OwnerShare> UNASSIGNED = List.of(new OwnerShare("unassigned", 10_000));

    private final ReferenceData data;
    private final List<Site> sites;
    private final List<Owner> owners;
    private final List<Ownership> ownerships;
    private final List<Product> products;
    private final List<ProductCost> costs;

    Reference(ReferenceData data) {
        this.data = data;
        this.sites = data.rows(Topics.SITES, Site.class);
        this.owners = data.rows(Topics.OWNERS, Owner.class);
        this.ownerships = data.rows(Topics.OWNERSHIP, Ownership.class);
        this.products = data.rows(Topics.PRODUCTS, Product.class);
        this.costs = data.rows(Topics.PRODUCT_COSTS, ProductCost.class);
    }

    String company() {
        return data.manifest().getCompany();
    }

    Rates rates() {
        return new Rates(data);
    }

    Optional<Site> site(String id) {
        return sites.stream().filter(site -> site.getSite().equals(id)).findFirst();
    }

    /** The line's own category, else the product catalogue's. */
    Line line(String site, @Nullable String campaign, @Nullable String sku, @Nullable String category) {
        return new Line(campaign, sku, category != null ? category : catalogued(site, sku));
    }

    private @Nullable String catalogued(String site, @Nullable String sku) {
        return products.stream()
                .filter(product ->
                        product.getSite().equals(site) && product.getSku().equals(sku))
                .map(Product::getCategory)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Cost of a SKU on a local date: the site's own latest row, else that for every site. */
    Optional<ProductCost> cost(String site, String sku, LocalDate date) {
        return latestCost(site, sku, date).or(() -> latestCost("", sku, date));
    }

    private Optional<ProductCost> latestCost(String site, String sku, LocalDate date) {
        return costs.stream()
                .filter(cost -> cost.getSite().equals(site) && cost.getSku().equals(sku))
                .filter(cost -> !cost.getFrom().isAfter(date))
                .max(Comparator.comparing(ProductCost::getFrom));
    }

    /** Campaign before SKU before category before the site itself; none at all: unassigned. */
    List<OwnerShare> owners(String site, Line line, Instant time) {
        return inForce(site, OwnedKind.CAMPAIGN, line.campaign(), time)
                .or(() -> inForce(site, OwnedKind.SKU, line.sku(), time))
                .or(() -> inForce(site, OwnedKind.CATEGORY, line.category(), time))
                .or(() -> inForce(site, OwnedKind.SITE, "", time))
                .map(Ownership::getShares)
                .orElse(UNASSIGNED);
    }

    private Optional<Ownership> inForce(String site, OwnedKind kind, @Nullable String object, Instant time) {
        return ownerships.stream()
                .filter(row -> row.getSite().equals(site) && row.getKind() == kind)
                .filter(row -> row.getObject().equals(object))
                .filter(row -> !row.getFrom().isAfter(time))
                .filter(row -> row.getUntil() == null || time.isBefore(row.getUntil()))
                .max(Comparator.comparing(Ownership::getFrom));
    }

    /** The team an owner is in on a local date. */
    Optional<String> team(String owner, LocalDate date) {
        return owners.stream()
                .filter(row -> row.getOwner().equals(owner) && !row.getFrom().isAfter(date))
                .max(Comparator.comparing(Owner::getFrom))
                .map(Owner::getTeam);
    }
}
