package io.globalkpi.oracle;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.OwnerShare;
import io.globalkpi.schemas.reference.RateKind;
import io.globalkpi.schemas.reference.Site;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Converts and shares what one entity contributes, and hands it to every scope (measures.md, part 1). */
final class Booking {

    private static final int WHOLE = 10_000;

    private final Owners owners;
    private final Rates rates;
    private final Entity entity;
    private final List<Scope> wholeScopes;
    private final List<Contribution> booked = new ArrayList<>();
    private final Set<Instant> waitingForRates = new HashSet<>();

    private record Group(Instant time, String currency) {}

    Booking(Reference reference, Entity entity) {
        this.owners = new Owners(reference, entity);
        this.rates = reference.rates();
        this.entity = entity;
        this.wholeScopes = wholeScopes(entity.site(), reference.company());
    }

    List<Contribution> contributions(List<Entry> entries) {
        Map<Group, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.isMoney()) {
                groups.computeIfAbsent(new Group(entry.time(), entry.currency()), any -> new ArrayList<>())
                        .add(entry);
            }
        }
        groups.forEach(this::money);
        entries.stream()
                .filter(entry -> !entry.isMoney())
                .filter(entry -> !entry.onlyIfBooked() || !waitingForRates.contains(entry.time()))
                .forEach(this::count);
        return booked;
    }

    private void count(Entry entry) {
        wholeScopes.forEach(scope -> book(scope, entry, entry.measure(), entry.amount()));
        skuScope(entry).ifPresent(scope -> book(scope, entry, entry.measure(), entry.amount()));
        for (OwnerShare share : owners.shares(entry)) {
            BigInteger part = entry.amount().multiply(BigInteger.valueOf(share.getShare()));
            bookOwner(share.getOwner(), entry, entry.measure(), part);
        }
    }

    private void money(Group group, List<Entry> entries) {
        LocalDate date = entity.dateOf(group.time());
        Site site = entity.site();
        Optional<Rates.Exchange> actual = rates.exchange(RateKind.ACTUAL, group.currency(), rates.reporting(), date);
        Optional<Rates.Exchange> local = rates.exchange(RateKind.ACTUAL, group.currency(), site.getCurrency(), date);
        if (actual.isEmpty() || local.isEmpty()) {
            waitingForRates.add(group.time());
            note(entries.get(0), "waiting_rates");
            return;
        }
        if (actual.get().older() || local.get().older()) {
            note(entries.get(0), "older_rates");
        }
        everywhere(entries, "", actual.get());
        localScopes(entries, local.get());
        rates.exchange(RateKind.BUDGET, group.currency(), rates.reporting(), date)
                .ifPresentOrElse(
                        budget -> everywhere(entries, "_budget", budget),
                        () -> note(entries.get(0), "waiting_budget_rates"));
    }

    /** One count of what waits, at the site's owner. */
    private void note(Entry any, String measure) {
        count(any.note(measure));
    }

    private void everywhere(List<Entry> entries, String basis, Rates.Exchange exchange) {
        byMeasure(entries).forEach((measure, lines) -> {
            BigInteger whole = exchange.apply(sum(lines), 1);
            wholeScopes.forEach(scope -> book(scope, lines.get(0), measure + basis, whole));
            owners(lines, measure + basis, exchange, whole);
        });
        skus(entries, basis, exchange);
    }

    private void localScopes(List<Entry> entries, Rates.Exchange exchange) {
        Scope site = new Scope(ScopeType.SITE, entity.site().getSite());
        byMeasure(entries)
                .forEach((measure, lines) ->
                        book(site, lines.get(0), measure + "_local", exchange.apply(sum(lines), 1)));
        skus(entries, "_local", exchange);
    }

    /** Each owner's part is rounded once; the greatest owner id takes what is left of the whole. */
    private void owners(List<Entry> lines, String measure, Rates.Exchange exchange, BigInteger whole) {
        TreeMap<String, BigInteger> parts = new TreeMap<>();
        for (Entry line : lines) {
            for (OwnerShare share : owners.shares(line)) {
                parts.merge(
                        share.getOwner(),
                        line.amount().multiply(BigInteger.valueOf(share.getShare())),
                        BigInteger::add);
            }
        }
        BigInteger left = whole;
        for (Map.Entry<String, BigInteger> part : parts.headMap(parts.lastKey()).entrySet()) {
            BigInteger rounded = exchange.apply(part.getValue(), WHOLE);
            bookOwner(part.getKey(), lines.get(0), measure, rounded);
            left = left.subtract(rounded);
        }
        bookOwner(parts.lastKey(), lines.get(0), measure, left);
    }

    /** A SKU's lines are converted and rounded on their own. */
    private void skus(List<Entry> entries, String basis, Rates.Exchange exchange) {
        Map<Scope, List<Entry>> bySku = new LinkedHashMap<>();
        for (Entry entry : entries) {
            skuScope(entry)
                    .ifPresent(scope -> bySku.computeIfAbsent(scope, any -> new ArrayList<>())
                            .add(entry));
        }
        bySku.forEach((scope, own) -> byMeasure(own)
                .forEach(
                        (measure, lines) -> book(scope, lines.get(0), measure + basis, exchange.apply(sum(lines), 1))));
    }

    private static Map<String, List<Entry>> byMeasure(List<Entry> entries) {
        Map<String, List<Entry>> byMeasure = new TreeMap<>();
        entries.forEach(entry -> byMeasure
                .computeIfAbsent(entry.measure(), any -> new ArrayList<>())
                .add(entry));
        return byMeasure;
    }

    private static BigInteger sum(List<Entry> lines) {
        return lines.stream().map(Entry::amount).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static List<Scope> wholeScopes(Site site, String company) {
        return List.of(
                new Scope(ScopeType.SITE, site.getSite()),
                new Scope(ScopeType.PLATFORM, site.getPlatform()),
                new Scope(ScopeType.MARKET, site.getMarket()),
                new Scope(ScopeType.COMPANY, company));
    }

    private Optional<Scope> skuScope(Entry entry) {
        String sku = entry.line().sku();
        if (!entity.site().getSkuScope() || sku == null) {
            return Optional.empty();
        }
        return Optional.of(new Scope(ScopeType.SKU, Scope.skuId(entity.site().getSite(), sku)));
    }

    private void bookOwner(String owner, Entry entry, String measure, BigInteger amount) {
        book(new Scope(ScopeType.OWNER, owner), entry, measure, amount);
        owners.team(owner, entry.time())
                .ifPresent(team -> book(new Scope(ScopeType.TEAM, team), entry, measure, amount));
    }

    private void book(Scope scope, Entry entry, String measure, BigInteger amount) {
        LocalDate date = owners.date(entry.time());
        Entity with = entry.of() == entity ? null : entity;
        booked.add(new Contribution(scope, entry.time(), date, measure, amount, entry.of(), with));
    }
}
