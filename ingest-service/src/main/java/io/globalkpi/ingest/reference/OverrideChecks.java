package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.RuleOverride;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether each override of a rule is for somebody, speaks of a level there is, and leaves that level sensible. */
final class OverrideChecks {

    private final Rule rule;

    OverrideChecks(Rule rule) {
        this.rule = rule;
    }

    void check(List<Entry> entries) {
        for (int i = 0; i < Math.min(entries.size(), rule.getOverrides().size()); i++) {
            check(rule.getOverrides().get(i), entries.get(i));
        }
    }

    private void check(RuleOverride override, Entry entry) {
        if (override.getId().isBlank()) {
            entry.problem("id", "is empty", "", "a platform, market, site or owner, * as wildcard");
        }
        if (!override.getLevel().isEmpty()) {
            Known.check(entry, "level", override.getLevel(), levels());
        }
        Double confidence = override.getConfidence();
        if (confidence != null && confidence != 0 && !(confidence >= 0.5 && confidence < 1)) {
            entry.problem("confidence", "is no confidence", confidence, "0 for none, or from 0.5 to below 1");
        }
        rule.getLevels().stream()
                .filter(level ->
                        override.getLevel().isEmpty() || override.getLevel().equals(level.getLevel()))
                .forEach(level -> inside(level, override, entry));
    }

    private Set<String> levels() {
        return rule.getLevels().stream().map(Level::getLevel).collect(Collectors.toSet());
    }

    private void inside(Level level, RuleOverride override, Entry entry) {
        double threshold = override.getThreshold() == null ? level.getThreshold() : override.getThreshold();
        double recovery = override.getRecovery() == null ? level.getRecovery() : override.getRecovery();
        boolean inside = rule.getBound() == Bound.AT_MOST ? recovery <= threshold : recovery >= threshold;
        if (!inside) {
            entry.problem(
                    override.getRecovery() == null ? "threshold" : "recovery",
                    "leaves the recovery of " + level.getLevel() + " beyond its threshold",
                    recovery + " against " + threshold,
                    "both, so that the recovery lies inside");
        }
    }
}
