package io.globalkpi.local.cli;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The sites whose events a scope's values are made of: those it holds, or ever held, any part of. */
final class SitesOfScope {

    private final ReferenceData data;

    SitesOfScope(ReferenceData data) {
        this.data = data;
    }

    /** @throws IllegalArgumentException if there are none */
    SortedSet<String> of(ScopeRef scope) {
        SortedSet<String> sites = switch (scope.type()) {
            case SITE -> named(scope.id());
            case SKU -> named(scope.id().substring(0, Math.max(0, scope.id().indexOf('|'))));
            case PLATFORM -> where(site -> site.getPlatform().equals(scope.id()));
            case MARKET -> where(site -> site.getMarket().equals(scope.id()));
            case COMPANY -> where(site -> true);
            case OWNER -> heldBy(Set.of(scope.id()));
            case TEAM -> heldBy(membersOf(scope.id()));
        };
        if (sites.isEmpty()) {
            throw new IllegalArgumentException(
                    "no site belongs to " + scope + "; the reference data in force knows none");
        }
        return sites;
    }

    private SortedSet<String> named(String id) {
        return where(site -> site.getSite().equals(id));
    }

    private SortedSet<String> where(java.util.function.Predicate<Site> condition) {
        return data.rows(Topics.SITES, Site.class).stream()
                .filter(condition)
                .map(Site::getSite)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedSet<String> heldBy(Set<String> owners) {
        SortedSet<String> held = data.rows(Topics.OWNERSHIP, Ownership.class).stream()
                .filter(row -> row.getShares().stream().anyMatch(share -> owners.contains(share.getOwner())))
                .map(Ownership::getSite)
                .collect(Collectors.toCollection(TreeSet::new));
        held.retainAll(where(site -> true));
        return held;
    }

    private Set<String> membersOf(String team) {
        List<Owner> owners = data.rows(Topics.OWNERS, Owner.class);
        return owners.stream()
                .filter(owner -> team.equals(owner.getTeam()))
                .map(Owner::getOwner)
                .collect(Collectors.toSet());
    }
}
