package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules in force, as each place has them.
 *
 * <p>A rule that makes no sense watches nothing. Where only the overrides of a place make none, the rule counts there as it
 * was written.
 */
public final class RuleBook {

    private final Map<String, Rule> rows = new LinkedHashMap<>();
    private final Map<String, AlertRule> written = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final KpiTraits traits;

    private RuleBook(KpiTraits traits) {
        this.traits = traits;
    }

    public static RuleBook of(Collection<Rule> rows, KpiTraits traits) {
        RuleBook book = new RuleBook(traits);
        rows.stream().filter(Rule::getEnabled).forEach(book::add);
        return book;
    }

    private void add(Rule row) {
        try {
            written.put(row.getRule(), rule(row));
            rows.put(row.getRule(), row);
        } catch (IllegalArgumentException e) {
            faults.add("rule " + row.getRule() + " is ignored: " + e.getMessage());
        }
    }

    private AlertRule rule(Rule row) {
        AlertRule rule = AlertRule.of(row);
        if (rule.needsCertainty() && !traits.canBeSure(rule.kpi(), rule.window())) {
            throw new IllegalArgumentException("confidence is not available for " + rule.kpi()
                    + " over " + rule.window() + ": it is neither a proportion of what its sample counts nor a ratio"
                    + " published for the day and looked at over 30 days or more; use minimumSample");
        }
        return rule;
    }

    /** Rules that make no sense, in words. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    public List<AlertRule> watching(Place place, String window) {
        return rows.values().stream()
                .filter(row -> row.getWindow().equals(window))
                .flatMap(row -> at(place, row).stream())
                .filter(rule -> rule.watches(place.type(), place.id(), window))
                .toList();
    }

    public Optional<AlertRule> rule(String id, Place place) {
        return Optional.ofNullable(rows.get(id)).flatMap(row -> at(place, row));
    }

    /** Where nobody has it otherwise, a rule is the one that was written, once for all places. */
    private Optional<AlertRule> at(Place place, Rule row) {
        Rule mine = Inherited.at(place, row).row();
        AlertRule global = written.get(row.getRule());
        try {
            return mine == row ? Optional.of(global) : mine.getEnabled() ? Optional.of(rule(mine)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(global);
        }
    }
}
