package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.Place;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Site;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where scopes stand: a site on its platform, in its market, with its owner; a SKU where its site does. */
final class Places {

    private final Map<String, Site> sites;
    private final Ownerships ownerships;

    Places(Collection<Site> sites, Ownerships ownerships) {
        this.sites = sites.stream().collect(Collectors.toUnmodifiableMap(Site::getSite, site -> site));
        this.ownerships = ownerships;
    }

    Optional<Site> site(String id) {
        return Optional.ofNullable(sites.get(id));
    }

    List<String> owners(ScopeType type, String id, Instant at) {
        return ownerships.owners(type, id, at);
    }

    Place place(ScopeType type, String id, Instant at) {
        String owner = owners(type, id, at).stream().findFirst().orElse("");
        return switch (type) {
            case PLATFORM -> new Place(type.name(), id, id, "", owner);
            case MARKET -> new Place(type.name(), id, "", id, owner);
            case SITE -> at(type, id, id, owner);
            case SKU -> at(type, id, id.substring(0, Math.max(0, id.indexOf('|'))), owner);
            case OWNER, TEAM, COMPANY -> new Place(type.name(), id, "", "", owner);
        };
    }

    private Place at(ScopeType type, String id, String site, String owner) {
        return site(site)
                .map(row -> new Place(type.name(), id, row.getPlatform(), row.getMarket(), owner))
                .orElse(new Place(type.name(), id, "", "", owner));
    }
}
