package io.globalkpi.alert.lint;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Owner;
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
final class Scopes {

    private Scopes() {}

    static Set<ScopeRef> of(ReferenceData reference, Instant at) {
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

    static List<Site> openSites(ReferenceData reference, Instant at) {
        return reference.rows(Topics.SITES, Site.class).stream()
                .filter(site -> {
                    LocalDate today = at.atZone(ZoneId.of(site.getZone())).toLocalDate();
                    return site.getClosedOn() == null || today.isBefore(site.getClosedOn());
                })
                .toList();
    }
}
