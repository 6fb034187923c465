package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a KPI of a scope is in trouble, checked.
 *
 * @param thresholds mild to grave
 * @param minimumSample fewer than this and nothing is decided
 * @param feeds event kinds its KPI is made of; while one of them is overdue at a site, the rule is held there
 * @param minimumCompleteness a snapshot less complete than this (0 to 1) decides nothing
 * @param conditions what must be true of other KPIs besides
 * @param comparing what a day's value is held against; thresholds are then of the change
 * @param line where the platform itself draws the line
 * @param flapping when episodes come too thick
 * @param bearing on breaches of other rules and scopes
 */
public record AlertRule(
        String id,
        int version,
        String name,
        String kpi,
        String window,
        ScopeSelector scopes,
        List<Threshold> thresholds,
        long minimumSample,
        List<String> feeds,
        double minimumCompleteness,
        Conditions conditions,
        Comparing comparing,
        Optional<RedLine> line,
        Flapping flapping,
        Bearing bearing) {

    /** The window of whole local days. */
    public static final String DAY = "day";

    public AlertRule {
        thresholds = List.copyOf(thresholds);
        feeds = List.copyOf(feeds);
        if (!comparing.isNothing() && !window.equals(DAY)) {
            throw new IllegalArgumentException("rule " + id + ": against needs the window day, was " + window);
        }
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
                row.getMinimumSample(),
                row.getFeeds(),
                row.getMinimumCompleteness(),
                Conditions.of(row),
                Comparing.of(row),
                Optional.ofNullable(row.getLine()).map(line -> new RedLine(row.getBound(), line)),
                flapping(row),
                Bearing.of(row));
    }

    private static List<Threshold> thresholds(Rule row) {
        return row.getLevels().stream().map(level -> threshold(row, level)).toList();
    }

    private static Threshold threshold(Rule row, Level level) {
        return new Threshold(
                level.getLevel(),
                row.getBound(),
                level.getThreshold(),
                level.getRecovery(),
                new Patience(
                        Duration.ofMinutes(level.getHoldMinutes()), Duration.ofMinutes(level.getKeepFiringMinutes())),
                certainty(level.getConfidence() == null ? row.getConfidence() : level.getConfidence()),
                level.getAction());
    }

    private static Optional<Certainty> certainty(double confidence) {
        return confidence == 0 ? Optional.empty() : Optional.of(new Certainty(confidence));
    }

    private static Flapping flapping(Rule row) {
        return row.getFlapEpisodes() == 0
                ? Flapping.NEVER
                : new Flapping(row.getFlapEpisodes(), Duration.ofMinutes(row.getFlapMinutes()));
    }

    private static void requireGraver(String rule, Threshold mild, Threshold grave) {
        if (Threshold.beyond(mild.bound(), mild.threshold(), grave.threshold())
                || Threshold.beyond(mild.bound(), mild.recovery(), grave.recovery())) {
            throw new IllegalArgumentException("rule " + rule + ": levels must go from mild to grave, but "
                    + grave.level() + " lies inside " + mild.level());
        }
    }

    AlertRule with(List<Threshold> bent) {
        return new AlertRule(
                id,
                version,
                name,
                kpi,
                window,
                scopes,
                bent,
                minimumSample,
                feeds,
                minimumCompleteness,
                conditions,
                comparing,
                line,
                flapping,
                bearing);
    }

    public boolean watches(String scopeType, String scopeId, String ofWindow) {
        return window.equals(ofWindow) && scopes.selects(scopeType, scopeId);
    }

    /** Whether a value can cross no level, however sure or guarded: the mildest is crossed first. */
    public boolean isInside(double value) {
        return Double.isFinite(value)
                && !Threshold.beyond(bound(), value, thresholds.get(0).threshold());
    }

    public Bound bound() {
        return thresholds.get(0).bound();
    }

    public Optional<Threshold> threshold(String level) {
        return thresholds.stream().filter(one -> one.level().equals(level)).findFirst();
    }

    public boolean needsCertainty() {
        return thresholds.stream().anyMatch(level -> level.certainty().isPresent());
    }

    /** The next graver level, if there is one. */
    public Optional<Threshold> graverThan(String level) {
        return thresholds.stream().skip(rank(level) + 1L).findFirst();
    }

    /** How grave a level is, 0 for the mildest; a level the rule no longer has counts as the mildest. */
    int rank(String level) {
        return threshold(level).map(thresholds::indexOf).orElse(0);
    }
}
