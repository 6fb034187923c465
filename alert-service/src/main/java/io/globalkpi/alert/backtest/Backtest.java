package io.globalkpi.alert.backtest;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Recorded KPIs through several sets of rules at once.
 *
 * <p>Every partition of every {@code kpi.*} topic is a {@link Passage} of its own, since what is remembered of a scope never
 * leaves its partition.
 */
public final class Backtest {

    private record Side(ReferenceData reference, Outcome outcome) {}

    private final Span span;
    private final List<Side> sides;
    private final Set<String> windows = new HashSet<>();

    /** @param references sets of rules, each with the people and routes that go with it */
    public Backtest(Span span, ReferenceData... references) {
        this(span, Arrays.asList(references));
    }

    public Backtest(Span span, List<ReferenceData> references) {
        this.span = span;
        this.sides = new ArrayList<>();
        for (ReferenceData reference : references) {
            sides.add(new Side(reference, new Outcome()));
            reference.rows(Topics.RULES, Rule.class).stream()
                    .filter(Rule::getEnabled)
                    .forEach(rule -> windows.addAll(List.of(rule.getWindow(), AlertRule.DAY)));
        }
    }

    public Passage passage() {
        return new Passage(
                span,
                windows,
                sides.stream()
                        .map(side -> new Trial(side.reference(), side.outcome()))
                        .toList());
    }

    /** In the order of the references. */
    public List<Outcome> outcomes() {
        return sides.stream().map(Side::outcome).toList();
    }
}
