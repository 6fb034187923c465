package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.Clause;
import io.globalkpi.schemas.reference.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What must be true besides the threshold, over KPIs of the same snapshot: every one of {@code all}, at least one of {@code
 * any} if there are any, and {@code none} of the last.
 */
public record Conditions(List<Condition> all, List<Condition> any, List<Condition> none) {

    public static final Conditions NONE = new Conditions(List.of(), List.of(), List.of());

    public Conditions {
        all = List.copyOf(all);
        any = List.copyOf(any);
        none = List.copyOf(none);
    }

    static Conditions of(Rule row) {
        return new Conditions(read(row.getAll()), read(row.getAny()), read(row.getNone()));
    }

    private static List<Condition> read(List<Clause> clauses) {
        return clauses.stream().map(Condition::of).toList();
    }

    public boolean isEmpty() {
        return each().findAny().isEmpty();
    }

    public Stream<Condition> each() {
        return Stream.of(all, any, none).flatMap(List::stream);
    }

    /**
     * Whether they hold.
     *
     * @param values by KPI
     * @return empty when a KPI they speak of has no value: nothing can be said then
     */
    public Optional<Boolean> hold(Map<String, Double> values) {
        if (!each().allMatch(condition -> values.containsKey(condition.kpi()))) {
            return Optional.empty();
        }
        return Optional.of(all.stream().allMatch(condition -> holds(condition, values))
                && (any.isEmpty() || any.stream().anyMatch(condition -> holds(condition, values)))
                && none.stream().noneMatch(condition -> holds(condition, values)));
    }

    private static boolean holds(Condition condition, Map<String, Double> values) {
        return condition.holds(values.get(condition.kpi()));
    }
}
