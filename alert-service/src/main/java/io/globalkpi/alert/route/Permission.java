package io.globalkpi.alert.route;

import io.globalkpi.alert.rule.Wildcard;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.reference.Grant;
import io.globalkpi.schemas.reference.Sensitivity;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may read a number: cost and margin KPIs need a grant for the scope, all others none.
 *
 * <p>A room that anybody may read (a Slack channel, the console) is allowed what is granted to everybody ({@code *}).
 */
final class Permission {

    private final List<Grant> grants;

    Permission(Collection<Grant> grants) {
        this.grants = List.copyOf(grants);
    }

    boolean mayRead(@Nullable String person, Breach breach) {
        Sensitivity sensitivity = breach.getSensitivity();
        return sensitivity == Sensitivity.OPEN
                || grants.stream().anyMatch(grant -> allows(grant, sensitivity) && covers(grant, person, breach));
    }

    private static boolean allows(Grant grant, Sensitivity sensitivity) {
        return sensitivity == Sensitivity.COST ? grant.getCost() : grant.getMargin();
    }

    private static boolean covers(Grant grant, @Nullable String person, Breach breach) {
        boolean his = grant.getPerson().equals("*") || grant.getPerson().equals(person);
        boolean type = grant.getScopeType().equals("*")
                || grant.getScopeType().equals(breach.getScopeType().name());
        return his && type && new Wildcard(grant.getScopeId()).matches(breach.getScopeId());
    }
}
