package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.OwnedKind;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which sites there are, who answers for them on which date, and in which team. */
final class Territory {

    /** Owner of what nobody answers for. */
    static final String UNASSIGNED = "unassigned";

    private final Map<String, Site> sites = new TreeMap<>();
    private final Map<String, Stints> stints = new HashMap<>();
    private final Map<String, NavigableMap<LocalDate, Owner>> owners = new HashMap<>();
    private final List<Holding> holdings = new ArrayList<>();
    private final Map<ScopeRef, List<Integer>> byScope = new HashMap<>();

    private Territory(ReferenceData data) {
        data.rows(Topics.SITES, Site.class).forEach(site -> sites.put(site.getSite(), site));
        data.rows(Topics.OWNERS, Owner.class)
                .forEach(owner -> owners.computeIfAbsent(owner.getOwner(), id -> new TreeMap<>())
                        .put(owner.getFrom(), owner));
        Map<String, List<Ownership>> rows = new HashMap<>();
        data.rows(Topics.OWNERSHIP, Ownership.class)
                .forEach(row -> rows.computeIfAbsent(row.getSite(), site -> new ArrayList<>())
                        .add(row));
        sites.values().forEach(site -> hold(site, rows.getOrDefault(site.getSite(), List.of())));
    }

    static Territory of(ReferenceData data) {
        return new Territory(data);
    }

    private void hold(Site site, List<Ownership> rows) {
        ZoneId zone = ZoneId.of(site.getZone());
        List<Ownership> whole =
                rows.stream().filter(row -> row.getKind() == OwnedKind.SITE).toList();
        stints.put(site.getSite(), new Stints(zone, whole));
        TreeSet<String> answering = new TreeSet<>(List.of(UNASSIGNED));
        rows.forEach(row -> row.getShares().forEach(share -> answering.add(share.getOwner())));
        for (String owner : answering) {
            Holding holding = new Holding(site.getSite(), site.getPlatform(), site.getMarket(), zone, owner);
            index(holding, holdings.size());
            holdings.add(holding);
        }
    }

    private void index(Holding holding, int number) {
        index(ScopeType.SITE, holding.site(), number);
        index(ScopeType.MARKET, holding.market(), number);
        index(ScopeType.PLATFORM, holding.platform(), number);
        index(ScopeType.OWNER, holding.owner(), number);
        owners.getOrDefault(holding.owner(), new TreeMap<>()).values().stream()
                .map(Owner::getTeam)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(team -> index(ScopeType.TEAM, team, number));
    }

    private void index(ScopeType type, String id, int number) {
        byScope.computeIfAbsent(new ScopeRef(type, id), scope -> new ArrayList<>())
                .add(number);
    }

    List<Holding> holdings() {
        return holdings;
    }

    /** Numbers of the holdings a scope answers for on some date, ascending. There is one company, whatever it is called. */
    IntStream numbers(ScopeRef scope) {
        return scope.type() == ScopeType.COMPANY
                ? IntStream.range(0, holdings.size())
                : byScope.getOrDefault(scope, List.of()).stream().mapToInt(Integer::intValue);
    }

    /** The site, if there is one of that id. */
    @Nullable
    Site site(String id) {
        return sites.get(id);
    }

    /** Empty for scopes that lie in no one market. */
    String marketOf(ScopeRef scope) {
        Site site = scope.type() == ScopeType.SITE ? sites.get(scope.id()) : null;
        return site != null ? site.getMarket() : scope.type() == ScopeType.MARKET ? scope.id() : "";
    }

    boolean isOpen(String site, LocalDate date) {
        Site row = sites.get(site);
        return row != null
                && !date.isBefore(row.getOpenedOn())
                && (row.getClosedOn() == null || !date.isAfter(row.getClosedOn()));
    }

    /** Team of an owner on a date; null for none. */
    @Nullable
    String teamOf(String owner, LocalDate date) {
        NavigableMap<LocalDate, Owner> rows = owners.get(owner);
        Map.Entry<LocalDate, Owner> row = rows == null ? null : rows.floorEntry(date);
        return row == null ? null : row.getValue().getTeam();
    }

    /** The part of a site's date an owner answers for, 0 to 1. */
    double share(Holding holding, LocalDate date) {
        Stints ofSite = stints.get(holding.site());
        return ofSite == null ? 0 : ofSite.share(holding.owner(), date);
    }

    /** Whether a scope answers for a holding on a date. */
    boolean isIn(Holding holding, LocalDate date, ScopeRef scope) {
        return switch (scope.type()) {
            case COMPANY -> true;
            case PLATFORM -> holding.platform().equals(scope.id());
            case MARKET -> holding.market().equals(scope.id());
            case SITE -> holding.site().equals(scope.id());
            case TEAM -> scope.id().equals(teamOf(holding.owner(), date));
            case OWNER -> holding.owner().equals(scope.id());
            case SKU -> false;
        };
    }
}
