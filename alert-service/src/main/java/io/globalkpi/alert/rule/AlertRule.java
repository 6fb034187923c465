package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a KPI of a scope is in trouble, checked.
 *
 * @param thresholds mild to grave
 * @param minimumSample fewer than this and nothing is decided
 */
public record AlertRule(
        String id,
        int version,
        String name,
        String kpi,
        String window,
        ScopeSelector scopes,
        List<Threshold> thresholds,
        long minimumSample) {

    public AlertRule {
        thresholds = List.copyOf(thresholds);
        if (thresholds.isEmpty()) {
            throw new IllegalArgumentException("rule " + id + " has no levels");
        }
        for (int i = 1; i < thresholds.size(); i++) {
            requireGraver(id, thresholds.get(i - 1), thresholds.get(i));
        }
    }

    /** @throws IllegalArgumentException if the row makes no sense, in words for whoever wrote it */
    public static AlertRule of(Rule row) {
        return new AlertRule(
                row.getRule(),
                row.getVersion(),
                row.getName(),
                row.getKpi(),
                row.getWindow(),
                new ScopeSelector(row.getScopeTypes(), row.getScopeIds()),
                thresholds(row),
                row.getMinimumSample());
    }

    private static List<Threshold> thresholds(Rule row) {
        return row.getLevels().stream()
                .map(level -> new Threshold(
                        level.getLevel(),
                        row.getBound(),
                        level.getThreshold(),
                        level.getRecovery(),
                        Duration.ofMinutes(level.getHoldMinutes())))
                .toList();
    }

    private static void requireGraver(String rule, Threshold mild, Threshold grave) {
        if (Threshold.beyond(mild.bound(), mild.threshold(), grave.threshold())
                || Threshold.beyond(mild.bound(), mild.recovery(), grave.recovery())) {
            throw new IllegalArgumentException("rule " + rule + ": levels must go from mild to grave, but "
                    + grave.level() + " lies inside " + mild.level());
        }
    }

    public boolean watches(String scopeType, String scopeId, String ofWindow) {
        return window.equals(ofWindow) && scopes.selects(scopeType, scopeId);
    }

    public Bound bound() {
        return thresholds.get(0).bound();
    }

    public Optional<Threshold> threshold(String level) {
        return thresholds.stream().filter(one -> one.level().equals(level)).findFirst();
    }

    /** How grave a level is, 0 for the mildest; a level the rule no longer has counts as the mildest. */
    int rank(String level) {
        return threshold(level).map(thresholds::indexOf).orElse(0);
    }
}
