package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.Against;
import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.topic.EventKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether KPIs are published where they can be, and rules speak of KPIs that exist. */
final class RuleChecks {

    /** Mild to grave. */
    static final List<String> LEVELS = List.of("watch", "warning", "critical");

    private final List<KpiDefinition> kpis;

    RuleChecks(Known known) {
        this.kpis = known.rows(ReferenceKind.KPIS).stream()
                .map(KpiDefinition.class::cast)
                .toList();
    }

    void check(Row row) {
        switch (row.kind()) {
            case KPIS -> {
                kpi((KpiDefinition) row.value(), row.entry());
                new KpiTargetChecks(kpis).check((KpiDefinition) row.value(), row.entry());
            }
            case RULES -> rule((Rule) row.value(), row.entry());
            default -> {}
        }
    }

    private static void kpi(KpiDefinition kpi, Entry entry) {
        kpi.getWindows().forEach(window -> Known.check(entry, "windows", window, Set.copyOf(Windows.KNOWN)));
        RowChecks.scopeTypes(kpi.getScopes(), "scopes", entry);
        if (kpi.getSample() != null) {
            KpiRows.checkMeasure(entry, "sample", kpi.getSample());
        }
        if (kpi.getMultiply() < 1 || kpi.getDivide() < 1) {
            entry.problem(
                    kpi.getDivide() < 1 ? "divide" : "multiply",
                    "is not positive",
                    Math.min(kpi.getMultiply(), kpi.getDivide()),
                    "1 or more");
        }
        if (kpi.getRetired() != null && !kpi.getFrom().isBefore(kpi.getRetired())) {
            entry.problem("retired", "is not after from", kpi.getRetired(), "a date after " + kpi.getFrom());
        }
    }

    private void rule(Rule rule, Entry entry) {
        Known.check(
                entry,
                "kpi",
                rule.getKpi(),
                kpis.stream().map(KpiDefinition::getKpi).collect(Collectors.toSet()));
        RowChecks.scopeTypes(rule.getScopeTypes(), "scopes", entry);
        if (!Windows.KNOWN.contains(rule.getWindow())) {
            Known.check(entry, "window", rule.getWindow(), Set.copyOf(Windows.KNOWN));
        } else {
            published(rule, entry);
        }
        List<Entry> entries = entry.list("levels");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < Math.min(entries.size(), rule.getLevels().size()); i++) {
            level(rule.getLevels().get(i), rule.getBound(), entries.get(i), seen);
        }
        new ConfidenceChecks(kpis).check(rule, entry, entries);
        RuleRows.CONDITIONS.forEach(name -> entry.list(name).forEach(one -> condition(rule, one)));
        new OverrideChecks(rule).check(entry.list("overrides"));
        against(rule, entry);
        rule.getFeeds().forEach(feed -> Known.check(entry, "feeds", feed, Set.copyOf(EventKind.ids())));
        RowChecks.scopeTypes(rule.getExplains(), "explains", entry);
        if (!(rule.getFalseDiscovery() >= 0 && rule.getFalseDiscovery() < 1)) {
            entry.problem("falseDiscovery", "is no share", rule.getFalseDiscovery(), "from 0 to below 1");
        }
        if (rule.getFalseDiscovery() > 0
                && rule.getConfidence() == 0
                && rule.getLevels().stream().allMatch(level -> level.getConfidence() == null)) {
            entry.problem(
                    "falseDiscovery", "needs a confidence", rule.getFalseDiscovery(), "a confidence such as 0.99");
        }
        if (!(rule.getMinimumCompleteness() >= 0 && rule.getMinimumCompleteness() <= 1)) {
            entry.problem("minimumCompleteness", "is no share", rule.getMinimumCompleteness(), "from 0 to 1");
        }
    }

    /** A quarter of a year is remembered; four weekdays, or two weeks, say what is usual. */
    private static void against(Rule rule, Entry entry) {
        if (rule.getAgainst() == Against.NONE) {
            return;
        }
        int fewest = rule.getAgainst() == Against.SAME_WEEKDAY ? 28 : 14;
        if (!rule.getWindow().equals("day")) {
            entry.problem("against", "holds whole days against days", rule.getWindow(), "window: day");
        }
        if (rule.getAgainstDays() < fewest || rule.getAgainstDays() > 91) {
            entry.problem("againstDays", "is out of range", rule.getAgainstDays(), "from " + fewest + " to 91");
        }
    }

    private void published(Rule rule, Entry entry) {
        List<KpiDefinition> named =
                kpis.stream().filter(kpi -> kpi.getKpi().equals(rule.getKpi())).toList();
        if (!named.isEmpty() && named.stream().noneMatch(kpi -> kpi.getWindows().contains(rule.getWindow()))) {
            entry.problem(
                    "window",
                    "is not published for " + rule.getKpi(),
                    rule.getWindow(),
                    "one of " + named.get(0).getWindows());
        }
    }

    /** A condition is judged in the snapshot of the rule's window, so its KPI must be published there. */
    private void condition(Rule rule, Entry entry) {
        entry.text("kpi")
                .ifPresent(kpi -> Known.check(
                        entry,
                        "kpi",
                        kpi,
                        kpis.stream()
                                .filter(known -> known.getWindows().contains(rule.getWindow()))
                                .map(KpiDefinition::getKpi)
                                .collect(Collectors.toSet())));
    }

    private static void level(Level level, Bound bound, Entry entry, Set<String> seen) {
        Known.check(entry, "level", level.getLevel(), Set.copyOf(LEVELS));
        if (!seen.add(level.getLevel())) {
            entry.problem("level", "stands here twice", level.getLevel(), "each level once");
        }
        boolean inside = bound == Bound.AT_MOST
                ? level.getRecovery() < level.getThreshold()
                : level.getRecovery() > level.getThreshold();
        if (!inside) {
            entry.problem(
                    "recovery",
                    "is not inside the threshold",
                    level.getRecovery(),
                    (bound == Bound.AT_MOST ? "less than " : "more than ") + level.getThreshold());
        }
    }
}
