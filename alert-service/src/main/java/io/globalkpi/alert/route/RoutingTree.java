package io.globalkpi.alert.route;

import io.globalkpi.alert.rule.ScopeSelector;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.id.Wildcard;
import io.globalkpi.schemas.reference.Route;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which routes a breach takes.
 *
 * <p>A route with {@code under} is a branch of another: it counts only where that one matches too, and then in its stead. All
 * that match and have no matching branch are taken.
 */
final class RoutingTree {

    /** Deeper than anybody writes; routes that are branches of each other match nothing. */
    private static final int DEEPEST = 20;

    private final Map<String, Route> routes = new LinkedHashMap<>();
    private final Whereabouts whereabouts;

    RoutingTree(Collection<Route> rows, Whereabouts whereabouts) {
        rows.forEach(route -> routes.put(route.getRoute(), route));
        this.whereabouts = whereabouts;
    }

    /** In the order they were written. */
    List<Route> taken(Breach breach) {
        List<Route> matching = routes.values().stream()
                .filter(route -> matches(route, breach, 0))
                .toList();
        Set<String> replaced = matching.stream()
                .map(Route::getUnder)
                .filter(under -> under != null)
                .collect(Collectors.toSet());
        return matching.stream()
                .filter(route -> !replaced.contains(route.getRoute()))
                .toList();
    }

    private boolean matches(Route route, Breach breach, int depth) {
        String under = route.getUnder();
        return depth < DEEPEST
                && speaksOf(route, breach)
                && (under == null || routes.containsKey(under) && matches(routes.get(under), breach, depth + 1));
    }

    private boolean speaksOf(Route route, Breach breach) {
        return Wildcard.anyOrEmpty(route.getRules(), breach.getRule())
                && Wildcard.anyOrEmpty(route.getKpis(), breach.getKpi())
                && (route.getLevels().isEmpty() || route.getLevels().contains(breach.getLevel()))
                && new ScopeSelector(route.getScopeTypes(), route.getScopeIds())
                        .selects(breach.getScopeType().name(), breach.getScopeId())
                && Wildcard.anyOrEmpty(route.getPlatforms(), whereabouts.platform(breach))
                && Wildcard.anyOrEmpty(route.getMarkets(), whereabouts.market(breach))
                && (route.getOwners().isEmpty()
                        || breach.getOwners().stream()
                                .anyMatch(owner -> Wildcard.anyOrEmpty(route.getOwners(), owner)));
    }
}
