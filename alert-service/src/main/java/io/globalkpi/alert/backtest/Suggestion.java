package io.globalkpi.alert.backtest;

import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.Rule;
import java.util.List;

/**
 * A rule with other thresholds, and what it would have brought.
 *
 * @param perWeek messages a week to whoever gets the most
 */
public record Suggestion(Rule rule, double perWeek) {

    /** One line a level, as it is written in {@code rules.yaml}. */
    public List<String> lines() {
        return rule.getLevels().stream().map(Suggestion::line).toList();
    }

    private static String line(Level level) {
        return "level: %s, threshold: %s, recovery: %s"
                .formatted(level.getLevel(), level.getThreshold(), level.getRecovery());
    }
}
