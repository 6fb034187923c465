package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.period.Period;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.Spread;
import io.globalkpi.schemas.reference.Target;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * What was set by hand for one scope and period.
 *
 * @param micros millionths of the KPI's unit; money in the reporting currency at the budget rate
 * @param periods weights of periods below, empty for none
 * @param scopes weights of scopes below, empty for none
 */
public record TargetNode(
        ScopeRef scope,
        Period period,
        long micros,
        Spread spread,
        Map<Period, Double> periods,
        Map<ScopeRef, Double> scopes) {

    /** The smallest first: what is set for a part stands before what is set for the whole. */
    static final Comparator<TargetNode> INNERMOST_FIRST = Comparator.<TargetNode>comparingInt(
                    node -> -depth(node.scope.type()))
            .thenComparingInt(node -> node.period.days())
            .thenComparing(node -> node.scope.toString())
            .thenComparing(node -> node.period.first());

    /** @throws IllegalArgumentException saying what of the row cannot be read */
    static TargetNode of(Target row, long micros, Periods calendar) {
        Map<Period, Double> periods = new HashMap<>();
        Map<ScopeRef, Double> scopes = new HashMap<>();
        row.getWeights().forEach((part, weight) -> {
            if (part.indexOf(':') < 0) {
                periods.put(calendar.of(part), weight);
            } else {
                scopes.put(ScopeRef.of(part), weight);
            }
        });
        ScopeRef scope = new ScopeRef(ScopeType.valueOf(row.getScopeType()), row.getScopeId());
        return new TargetNode(scope, calendar.of(row.getPeriod()), micros, row.getSpread(), periods, scopes);
    }

    private static int depth(ScopeType type) {
        return switch (type) {
            case COMPANY -> 0;
            case PLATFORM -> 1;
            case MARKET -> 2;
            case SITE -> 3;
            case TEAM -> 4;
            case OWNER -> 5;
            case SKU -> 6;
        };
    }
}
