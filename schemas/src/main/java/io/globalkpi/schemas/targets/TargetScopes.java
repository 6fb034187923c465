package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The scopes that may have targets. */
final class TargetScopes {

    private TargetScopes() {}

    /** Wider ones first: the company, platforms, markets, sites, teams, owners. */
    static List<ScopeRef> of(ReferenceData data) {
        List<ScopeRef> scopes = new ArrayList<>();
        scopes.add(new ScopeRef(ScopeType.COMPANY, data.manifest().getCompany()));
        List<Site> sites = data.rows(Topics.SITES, Site.class);
        add(scopes, ScopeType.PLATFORM, sites.stream().map(Site::getPlatform).toList());
        add(scopes, ScopeType.MARKET, sites.stream().map(Site::getMarket).toList());
        add(scopes, ScopeType.SITE, sites.stream().map(Site::getSite).toList());
        List<Owner> owners = data.rows(Topics.OWNERS, Owner.class);
        add(
                scopes,
                ScopeType.TEAM,
                owners.stream().map(Owner::getTeam).filter(team -> team != null).toList());
        add(scopes, ScopeType.OWNER, owners.stream().map(Owner::getOwner).toList());
        return scopes;
    }

    private static void add(List<ScopeRef> scopes, ScopeType type, List<String> ids) {
        new TreeSet<>(ids).forEach(id -> scopes.add(new ScopeRef(type, id)));
    }
}
