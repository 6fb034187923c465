package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules in force.
 *
 * @param rules enabled rules by id
 * @param faults rules that make no sense, in words; they watch nothing
 */
public record RuleBook(Map<String, AlertRule> rules, List<String> faults) {

    public static RuleBook of(Collection<Rule> rows, KpiTraits traits) {
        Map<String, AlertRule> rules = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (Rule row : rows) {
            try {
                if (row.getEnabled()) {
                    rules.put(row.getRule(), rule(row, traits));
                }
            } catch (IllegalArgumentException e) {
                faults.add("rule " + row.getRule() + " is ignored: " + e.getMessage());
            }
        }
        return new RuleBook(Map.copyOf(rules), List.copyOf(faults));
    }

    private static AlertRule rule(Rule row, KpiTraits traits) {
        AlertRule rule = AlertRule.of(row);
        if (rule.needsCertainty() && !traits.isProportion(rule.kpi())) {
            throw new IllegalArgumentException("confidence is not available for " + rule.kpi()
                    + ": it is no proportion of what its sample counts; use minimumSample");
        }
        return rule;
    }

    public List<AlertRule> watching(String scopeType, String scopeId, String window) {
        return rules.values().stream()
                .filter(rule -> rule.watches(scopeType, scopeId, window))
                .toList();
    }

    public Optional<AlertRule> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }
}
