package io.globalkpi.oracle;

import static java.util.stream.Collectors.groupingBy;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers what the rules ask of the reference data. */
final class Reference {

    private static final List<OwnerShare> UNASSIGNED = List.of(new OwnerShare("unassigned", 10_000));

    private final String company;
    private final Rates rates;
    private final Map<String, Site> sites = new HashMap<>();
    private final Map<Sku, String> categories = new HashMap<>();
    private final Map<String, List<Owner>> owners;
    private final Map<Owned, List<Ownership>> ownerships;
    private final Map<Sku, List<ProductCost>> costs;

    private record Sku(String site, @Nullable String sku) {}

    private record Owned(
            String site, OwnedKind kind, @Nullable String object) {}

    Reference(ReferenceData data) {
        company = data.manifest().getCompany();
        rates = new Rates(data);
        data.rows(Topics.SITES, Site.class).forEach(site -> sites.putIfAbsent(site.getSite(), site));
        for (Product product : data.rows(Topics.PRODUCTS, Product.class)) {
            if (product.getCategory() != null) {
                categories.putIfAbsent(new Sku(product.getSite(), product.getSku()), product.getCategory());
            }
        }
        owners = data.rows(Topics.OWNERS, Owner.class).stream().collect(groupingBy(Owner::getOwner));
        ownerships = data.rows(Topics.OWNERSHIP, Ownership.class).stream()
                .collect(groupingBy(row -> new Owned(row.getSite(), row.getKind(), row.getObject())));
        costs = data.rows(Topics.PRODUCT_COSTS, ProductCost.class).stream()
                .collect(groupingBy(row -> new Sku(row.getSite(), row.getSku())));
    }

    String company() {
        return company;
    }

    Rates rates() {
        return rates;
    }

    Optional<Site> site(String id) {
        return Optional.ofNullable(sites.get(id));
    }

    /** The line's own category, else the product catalogue's. */
    Line line(String site, @Nullable String campaign, @Nullable String sku, @Nullable String category) {
        return new Line(campaign, sku, category != null ? category : categories.get(new Sku(site, sku)));
    }

    /** Cost of a SKU on a local date: the site's own latest row, else that for every site. */
    Optional<ProductCost> cost(String site, String sku, LocalDate date) {
        return latestCost(site, sku, date).or(() -> latestCost("", sku, date));
    }

    private Optional<ProductCost> latestCost(String site, String sku, LocalDate date) {
        return costs.getOrDefault(new Sku(site, sku), List.of()).stream()
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
        return ownerships.getOrDefault(new Owned(site, kind, object), List.of()).stream()
                .filter(row -> !row.getFrom().isAfter(time))
                .filter(row -> row.getUntil() == null || time.isBefore(row.getUntil()))
                .max(Comparator.comparing(Ownership::getFrom));
    }

    /** The team an owner is in on a local date. */
    Optional<String> team(String owner, LocalDate date) {
        return owners.getOrDefault(owner, List.of()).stream()
                .filter(row -> !row.getFrom().isAfter(date))
                .max(Comparator.comparing(Owner::getFrom))
                .map(Owner::getTeam);
    }
}
