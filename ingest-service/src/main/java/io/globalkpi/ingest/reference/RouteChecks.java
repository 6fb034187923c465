package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.Route;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a route leads to somebody, and hangs on a route that there is. */
final class RouteChecks {

    private static final Set<String> CHANNELS =
            Set.of("console", "slack", "email", "dingtalk", "feishu", "wecom", "webhook");

    private final Known known;

    RouteChecks(Known known) {
        this.known = known;
    }

    void check(Route route, Entry entry) {
        Known.check(entry, "channel", route.getChannel(), CHANNELS);
        route.getPersons().forEach(person -> Known.check(entry, "persons", person, known.people()));
        RowChecks.scopeTypes(route.getScopeTypes(), "scopeTypes", entry);
        RowChecks.levels(route.getLevels(), entry);
        Known.check(entry, "language", route.getLanguage(), RowChecks.LANGUAGES);
        minutes("repeatMinutes", route.getRepeatMinutes(), entry);
        minutes("escalateMinutes", route.getEscalateMinutes(), entry);
        minutes("groupMinutes", route.getGroupMinutes(), entry);
        end(route, entry);
        if (route.getUnder() != null) {
            under(route, route.getUnder(), entry);
        }
    }

    private static void minutes(String field, int minutes, Entry entry) {
        if (minutes < 0) {
            entry.problem(field, "is negative", minutes, "minutes, or 0 for never");
        }
    }

    private static void end(Route route, Entry entry) {
        boolean isNobody = route.getDestination().isBlank()
                && route.getPersons().isEmpty()
                && route.getRoles().isEmpty()
                && route.getTeams().isEmpty();
        if (isNobody) {
            entry.problem("destination", "is missing", "", "a destination, or persons, roles or teams");
        }
    }

    private void under(Route route, String under, Entry entry) {
        Map<String, Route> routes = known.rows(ReferenceKind.ROUTES).stream()
                .map(Route.class::cast)
                .collect(Collectors.toMap(Route::getRoute, Function.identity()));
        Known.check(entry, "under", under, routes.keySet());
        Set<String> stems = new HashSet<>(Set.of(route.getRoute()));
        @Nullable Route stem = routes.get(under);
        while (stem != null && stems.add(stem.getRoute())) {
            stem = stem.getUnder() == null ? null : routes.get(stem.getUnder());
        }
        if (stem != null) {
            entry.problem("under", "leads round in a circle", under, "a route that is no branch of this one");
        }
    }
}
