package io.globalkpi.alert.lint;

import io.globalkpi.alert.rule.KpiTraits;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.id.Wildcard;
import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.Clause;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.LevelAction;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Side;
import io.globalkpi.schemas.reference.ThresholdChange;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules that can never fire, or of which nobody will hear, and days that bend nothing. */
final class RuleFindings {

    private final List<KpiDefinition> kpis;
    private final List<CalendarDay> days;
    private final KpiTraits traits;
    private final LocalDate today;
    private final List<Finding> findings = new ArrayList<>();

    RuleFindings(ReferenceData reference, Instant at) {
        this.kpis = reference.rows(Topics.KPIS, KpiDefinition.class);
        this.days = reference.rows(Topics.CALENDARS, CalendarDay.class);
        this.traits = new KpiTraits(kpis);
        this.today = at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    List<Finding> of(Map<Rule, List<Breach>> breaches) {
        breaches.forEach((rule, imagined) -> {
            watches(rule, imagined);
            published(rule);
            rule.getLevels().forEach(level -> reachable(rule, level));
            contradiction(rule);
            if (rule.getLevels().stream().allMatch(level -> level.getAction() == LevelAction.DASHBOARD)) {
                note(rule, "every level is for the dashboard: nobody is told");
            }
        });
        days.forEach(day -> day.getThresholds().forEach(change -> bends(day, change, breaches)));
        return findings;
    }

    private void watches(Rule rule, List<Breach> imagined) {
        if (imagined.isEmpty()) {
            error(
                    rule,
                    "it never fires: no scope is of types " + rule.getScopeTypes() + " and ids " + rule.getScopeIds());
        }
    }

    /** A KPI that is not published for a window or scope has no value to look at. */
    private void published(Rule rule) {
        List<KpiDefinition> named = kpis.stream()
                .filter(kpi -> kpi.getKpi().equals(rule.getKpi()))
                .filter(kpi -> kpi.getRetired() == null || kpi.getRetired().isAfter(today))
                .toList();
        if (named.isEmpty()) {
            error(rule, "it never fires: there is no KPI " + rule.getKpi() + " in force");
        } else if (named.stream().noneMatch(kpi -> kpi.getWindows().contains(rule.getWindow()))) {
            error(rule, "it never fires: " + rule.getKpi() + " is not published for " + rule.getWindow());
        } else if (named.stream().noneMatch(kpi -> isFor(kpi, rule))) {
            error(rule, "it never fires: " + rule.getKpi() + " is not published for scopes " + rule.getScopeTypes());
        }
    }

    private static boolean isFor(KpiDefinition kpi, Rule rule) {
        return kpi.getScopes().isEmpty()
                || rule.getScopeTypes().isEmpty()
                || rule.getScopeTypes().stream().anyMatch(kpi.getScopes()::contains);
    }

    /** A proportion lies between nothing and all. */
    private void reachable(Rule rule, Level level) {
        boolean proportion = kpis.stream()
                .filter(kpi -> kpi.getKpi().equals(rule.getKpi()))
                .anyMatch(kpi -> traits.isProportion(kpi.getKpi(), kpi.getVersion()));
        boolean never = rule.getBound() == Bound.AT_MOST ? level.getThreshold() >= 1 : level.getThreshold() <= 0;
        if (proportion && never) {
            error(rule, level.getLevel() + " never fires: a proportion is never beyond " + level.getThreshold());
        }
    }

    private void contradiction(Rule rule) {
        for (Clause one : rule.getAll()) {
            boolean unmet = rule.getAll().stream().anyMatch(other -> excludes(one, other))
                    || rule.getNone().contains(one);
            if (unmet) {
                error(rule, "it never fires: its conditions on " + one.getKpi() + " cannot all hold");
                return;
            }
        }
    }

    private static boolean excludes(Clause one, Clause other) {
        return one.getKpi().equals(other.getKpi())
                && one.getSide() == Side.ABOVE
                && other.getSide() == Side.BELOW
                && other.getValue() <= one.getValue();
    }

    private void bends(CalendarDay day, ThresholdChange change, Map<Rule, List<Breach>> breaches) {
        String what = "calendar " + day.getCalendar() + " " + day.getName();
        if (change.getExpires().isBefore(today) || day.getTo().isBefore(today)) {
            return;
        }
        if (breaches.keySet().stream().noneMatch(rule -> Wildcard.anyOrEmpty(change.getRules(), rule.getRule()))) {
            findings.add(Finding.error(what, "it bends nothing: no rule is called " + change.getRules()));
        }
    }

    private void error(Rule rule, String why) {
        findings.add(Finding.error("rule " + rule.getRule(), why));
    }

    private void note(Rule rule, String why) {
        findings.add(Finding.note("rule " + rule.getRule(), why));
    }
}
