package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.period.Period;
import io.globalkpi.schemas.reference.Site;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Targets of one ratio: what is set for a wider scope or a longer period holds below it, the nearest first. A growth is one over the
 * period before of the same length: what is set for a year says nothing of its months.
 */
final class TargetLimits {

    /** There is one company, whatever it is called. */
    private static final ScopeRef COMPANY = new ScopeRef(ScopeType.COMPANY, "*");

    private final Map<ScopeRef, List<TargetNode>> byScope;
    private final Territory territory;
    private final boolean isGrowth;

    TargetLimits(Collection<TargetNode> nodes, Territory territory, boolean isGrowth) {
        this.isGrowth = isGrowth;
        this.byScope = nodes.stream().collect(Collectors.groupingBy(node -> known(node.scope())));
        this.territory = territory;
    }

    private static ScopeRef known(ScopeRef scope) {
        return scope.type() == ScopeType.COMPANY ? COMPANY : scope;
    }

    Optional<Long> limit(ScopeRef scope, Period period) {
        for (ScopeRef wider : widening(scope, period.last())) {
            Optional<TargetNode> found = byScope.getOrDefault(wider, List.of()).stream()
                    .filter(node -> holdsFor(node.period(), period))
                    .min(Comparator.comparingInt(node -> node.period().days()));
            if (found.isPresent()) {
                return found.map(TargetNode::micros);
            }
        }
        return Optional.empty();
    }

    private boolean holdsFor(Period set, Period asked) {
        return isGrowth ? set.equals(asked) : set.contains(asked);
    }

    private List<ScopeRef> widening(ScopeRef scope, LocalDate date) {
        List<ScopeRef> wider = new ArrayList<>(List.of(known(scope)));
        Site site = scope.type() == ScopeType.SITE ? territory.site(scope.id()) : null;
        if (site != null) {
            wider.add(new ScopeRef(ScopeType.MARKET, site.getMarket()));
            wider.add(new ScopeRef(ScopeType.PLATFORM, site.getPlatform()));
        }
        String team = scope.type() == ScopeType.OWNER ? territory.teamOf(scope.id(), date) : null;
        if (team != null) {
            wider.add(new ScopeRef(ScopeType.TEAM, team));
        }
        if (scope.type() != ScopeType.SKU) {
            wider.add(COMPANY);
        }
        return wider;
    }
}
