package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.ScopeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Targets of one ratio: what is set for a wider scope or a longer period holds below it, the nearest first. */
final class TargetLimits {

    private final Collection<TargetNode> nodes;
    private final Territory territory;

    TargetLimits(Collection<TargetNode> nodes, Territory territory) {
        this.nodes = nodes;
        this.territory = territory;
    }

    Optional<Long> limit(ScopeRef scope, Period period) {
        for (ScopeRef wider : widening(scope, period.last())) {
            Optional<TargetNode> found = nodes.stream()
                    .filter(node -> isFor(node.scope(), wider) && node.period().contains(period))
                    .min(Comparator.comparingInt(node -> node.period().days()));
            if (found.isPresent()) {
                return found.map(TargetNode::micros);
            }
        }
        return Optional.empty();
    }

    /** There is one company, whatever it is called. */
    private static boolean isFor(ScopeRef set, ScopeRef asked) {
        return set.equals(asked) || set.type() == ScopeType.COMPANY && asked.type() == ScopeType.COMPANY;
    }

    private List<ScopeRef> widening(ScopeRef scope, LocalDate date) {
        List<ScopeRef> wider = new ArrayList<>(List.of(scope));
        if (scope.type() == ScopeType.SITE) {
            territory.holdings().stream()
                    .filter(holding -> holding.site().equals(scope.id()))
                    .findFirst()
                    .ifPresent(holding -> {
                        wider.add(new ScopeRef(ScopeType.MARKET, holding.market()));
                        wider.add(new ScopeRef(ScopeType.PLATFORM, holding.platform()));
                    });
        }
        String team = scope.type() == ScopeType.OWNER ? territory.teamOf(scope.id(), date) : null;
        if (team != null) {
            wider.add(new ScopeRef(ScopeType.TEAM, team));
        }
        if (scope.type() != ScopeType.SKU) {
            wider.add(new ScopeRef(ScopeType.COMPANY, "*"));
        }
        return wider;
    }
}
