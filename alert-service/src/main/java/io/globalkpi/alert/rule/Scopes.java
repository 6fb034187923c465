package io.globalkpi.alert.rule;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every scope there is by the reference data, but for SKUs. */
public final class Scopes {

    private Scopes() {}

    public static Set<ScopeRef> of(ReferenceData reference, Instant at) {
        Set<ScopeRef> scopes = new LinkedHashSet<>();
        for (Site site : openSites(reference, at)) {
            scopes.add(new ScopeRef(ScopeType.SITE, site.getSite()));
            scopes.add(new ScopeRef(ScopeType.PLATFORM, site.getPlatform()));
            scopes.add(new ScopeRef(ScopeType.MARKET, site.getMarket()));
        }
        for (Owner owner : reference.rows(Topics.OWNERS, Owner.class)) {
            scopes.add(new ScopeRef(ScopeType.OWNER, owner.getOwner()));
            if (owner.getTeam() != null) {
                scopes.add(new ScopeRef(ScopeType.TEAM, owner.getTeam()));
            }
        }
        scopes.add(new ScopeRef(ScopeType.COMPANY, reference.manifest().getCompany()));
        return scopes;
    }

    public static List<Site> openSites(ReferenceData reference, Instant at) {
        return reference.rows(Topics.SITES, Site.class).stream()
                .filter(site -> {
                    LocalDate today = at.atZone(ZoneId.of(site.getZone())).toLocalDate();
                    return site.getClosedOn() == null || today.isBefore(site.getClosedOn());
                })
                .toList();
    }

    /** How many looks one round takes under the rules that bound what may be chance. */
    public static long looks(ReferenceData reference, Instant at) {
        List<Rule> bounded = reference.rows(Topics.RULES, Rule.class).stream()
                .filter(rule -> rule.getEnabled() && rule.getFalseDiscovery() > 0)
                .toList();
        Set<ScopeRef> scopes = bounded.isEmpty() ? Set.of() : of(reference, at);
        return bounded.stream()
                .map(rule -> new ScopeSelector(rule.getScopeTypes(), rule.getScopeIds()))
                .mapToLong(selector -> scopes.stream()
                        .filter(scope -> selector.selects(scope.type().name(), scope.id()))
                        .count())
                .sum();
    }
}
