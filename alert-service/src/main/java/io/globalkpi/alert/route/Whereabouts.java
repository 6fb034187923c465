package io.globalkpi.alert.route;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Site;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** On which platform and in which market the scope of a breach lies; empty for scopes that lie on several. */
final class Whereabouts {

    private final Map<String, Site> sites;

    Whereabouts(Collection<Site> sites) {
        this.sites = sites.stream().collect(Collectors.toUnmodifiableMap(Site::getSite, site -> site));
    }

    String platform(Breach breach) {
        return breach.getScopeType() == ScopeType.PLATFORM ? breach.getScopeId() : ofSite(breach, Site::getPlatform);
    }

    String market(Breach breach) {
        return breach.getScopeType() == ScopeType.MARKET ? breach.getScopeId() : ofSite(breach, Site::getMarket);
    }

    private String ofSite(Breach breach, Function<Site, String> what) {
        return site(breach).map(sites::get).map(what).orElse("");
    }

    private static Optional<String> site(Breach breach) {
        String id = breach.getScopeId();
        return switch (breach.getScopeType()) {
            case SITE -> Optional.of(id);
            case SKU -> Optional.of(id.substring(0, Math.max(0, id.indexOf('|'))));
            default -> Optional.empty();
        };
    }

    /** Whether a wider scope holds that of a breach: all of the company, and what lies on a platform, in a market, with an owner. */
    boolean isWithin(Breach breach, Breach wider) {
        return switch (wider.getScopeType()) {
            case COMPANY -> breach.getScopeType() != ScopeType.COMPANY;
            case PLATFORM ->
                breach.getScopeType() != ScopeType.PLATFORM && platform(breach).equals(wider.getScopeId());
            case MARKET ->
                breach.getScopeType() != ScopeType.MARKET && market(breach).equals(wider.getScopeId());
            case OWNER ->
                breach.getScopeType() != ScopeType.OWNER && breach.getOwners().contains(wider.getScopeId());
            case TEAM, SITE, SKU -> false;
        };
    }
}
