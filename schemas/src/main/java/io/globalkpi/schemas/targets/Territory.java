package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.reference.OwnedKind;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.OwnerShare;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which sites there are, who answers for them on which date, and in which team. */
final class Territory {

    /** Owner of what nobody answers for. */
    static final String UNASSIGNED = "unassigned";

    private static final double WHOLE = 10_000;

    private final Map<String, Site> sites = new TreeMap<>();
    private final Map<String, List<Ownership>> whole = new HashMap<>();
    private final Map<String, NavigableMap<LocalDate, Owner>> owners = new HashMap<>();
    private final List<Holding> holdings = new ArrayList<>();
    private final Map<Holding, Map<LocalDate, Double>> shares = new HashMap<>();

    private Territory(ReferenceData data) {
        data.rows(Topics.SITES, Site.class).forEach(site -> sites.put(site.getSite(), site));
        data.rows(Topics.OWNERS, Owner.class)
                .forEach(owner -> owners.computeIfAbsent(owner.getOwner(), id -> new TreeMap<>())
                        .put(owner.getFrom(), owner));
        Map<String, TreeSet<String>> answering = new HashMap<>();
        for (Ownership row : data.rows(Topics.OWNERSHIP, Ownership.class)) {
            if (row.getKind() == OwnedKind.SITE) {
                whole.computeIfAbsent(row.getSite(), site -> new ArrayList<>()).add(row);
            }
            row.getShares()
                    .forEach(share -> answering
                            .computeIfAbsent(row.getSite(), site -> new TreeSet<>())
                            .add(share.getOwner()));
        }
        whole.values().forEach(rows -> rows.sort(Comparator.comparing(Ownership::getFrom)));
        sites.values().forEach(site -> hold(site, answering.getOrDefault(site.getSite(), new TreeSet<>())));
    }

    static Territory of(ReferenceData data) {
        return new Territory(data);
    }

    private void hold(Site site, TreeSet<String> answering) {
        answering.add(UNASSIGNED);
        for (String owner : answering) {
            holdings.add(new Holding(
                    site.getSite(), site.getPlatform(), site.getMarket(), ZoneId.of(site.getZone()), owner));
        }
    }

    List<Holding> holdings() {
        return holdings;
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

    /** The part of a site's date an owner answers for, 0 to 1: a site handed over at noon is half the one's, half the other's. */
    double share(Holding holding, LocalDate date) {
        return shares.computeIfAbsent(holding, any -> new HashMap<>())
                .computeIfAbsent(date, any -> answeredFor(holding, date));
    }

    private double answeredFor(Holding holding, LocalDate date) {
        Instant from = date.atStartOfDay(holding.zone()).toInstant();
        Instant to = date.plusDays(1).atStartOfDay(holding.zone()).toInstant();
        double day = Duration.between(from, to).toMillis();
        double assigned = 0;
        double own = 0;
        List<Ownership> rows = whole.getOrDefault(holding.site(), List.of());
        for (int i = 0; i < rows.size(); i++) {
            double part =
                    overlap(rows.get(i), i + 1 < rows.size() ? rows.get(i + 1).getFrom() : Instant.MAX, from, to) / day;
            assigned += part;
            own += part * shareOf(holding.owner(), rows.get(i).getShares());
        }
        return holding.owner().equals(UNASSIGNED) ? own + Math.max(0, 1 - assigned) : own;
    }

    /** Milliseconds of [from, to) that a row is in force: until its end, or until the next row takes over. */
    private static double overlap(Ownership row, Instant next, Instant from, Instant to) {
        Instant until = row.getUntil() == null || next.isBefore(row.getUntil()) ? next : row.getUntil();
        Instant first = row.getFrom().isAfter(from) ? row.getFrom() : from;
        Instant last = until.isBefore(to) ? until : to;
        return first.isBefore(last) ? Duration.between(first, last).toMillis() : 0;
    }

    private static double shareOf(String owner, List<OwnerShare> shares) {
        return shares.stream()
                        .filter(share -> share.getOwner().equals(owner))
                        .mapToInt(OwnerShare::getShare)
                        .sum()
                / WHOLE;
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
