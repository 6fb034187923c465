package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.OwnerKind;
import io.globalkpi.schemas.reference.PeriodKind;
import io.globalkpi.schemas.reference.RampStep;
import io.globalkpi.schemas.reference.ScorecardLevel;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import io.globalkpi.schemas.reference.TemplateLine;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether a scorecard template can be computed for the owners it is for: whole weights, KPIs that are published, ordered levels. */
final class ScorecardChecks {

    private static final int WHOLE = 10_000;
    private static final int MOST_BY_HAND = 5_000;
    private static final int LONGEST_CLOSE = 60;
    private static final Set<String> KINDS =
            Arrays.stream(OwnerKind.values()).map(Enum::name).collect(Collectors.toSet());
    /** Windows that step by day and are kept for good. */
    private static final Set<String> WINDOWS = Set.of("30d", "60d", "90d", "month", "quarter", "year");

    private final Known known;
    private final List<KpiDefinition> kpis;

    ScorecardChecks(Known known) {
        this.known = known;
        this.kpis = known.rows(ReferenceKind.KPIS).stream()
                .map(KpiDefinition.class::cast)
                .toList();
    }

    void check(Row row) {
        if (row.kind() == ReferenceKind.SCORECARDS) {
            check((ScorecardTemplate) row.value(), row.entry());
        }
    }

    private void check(ScorecardTemplate template, Entry entry) {
        whom(template, entry);
        if (template.getRetired() != null && !template.getFrom().isBefore(template.getRetired())) {
            entry.problem("retired", "is not after from", template.getRetired(), "a date after " + template.getFrom());
        }
        if (template.getCloseAfterDays() < 0 || template.getCloseAfterDays() > LONGEST_CLOSE) {
            entry.problem(
                    "closeAfterDays", "is no delay", template.getCloseAfterDays(), "0 to " + LONGEST_CLOSE + " days");
        }
        weights(template, entry);
        lines(template, entry);
        levels(template.getLevels(), entry);
        ramp(template.getRamp(), entry);
    }

    private void whom(ScorecardTemplate template, Entry entry) {
        template.getOwners().stream()
                .filter(owner -> !owner.equals("*"))
                .forEach(owner -> Known.check(entry, "owners", owner, known.owners()));
        template.getKinds().forEach(kind -> Known.check(entry, "kinds", kind, KINDS));
    }

    private static void weights(ScorecardTemplate template, Entry entry) {
        int sum = sum(template, line -> true);
        if (sum != WHOLE) {
            entry.problem("lines", "have weights that do not sum up", sum, "10000 ten-thousandths, or 100%");
        }
        int cap = template.getManualCap();
        if (cap > MOST_BY_HAND) {
            entry.problem("manualCap", "is too high", cap, "at most half of the score, " + MOST_BY_HAND);
        }
        int byHand = sum(template, line -> line.getKpi() == null);
        if (byHand > cap) {
            entry.problem(
                    "lines", "entered by hand weigh too much", byHand, "at most " + cap + " together (manualCap)");
        }
    }

    private static int sum(ScorecardTemplate template, Predicate<TemplateLine> chosen) {
        return template.getLines().stream()
                .filter(chosen)
                .mapToInt(TemplateLine::getWeight)
                .sum();
    }

    private void lines(ScorecardTemplate template, Entry entry) {
        List<Entry> entries = entry.list("lines");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < Math.min(entries.size(), template.getLines().size()); i++) {
            TemplateLine line = template.getLines().get(i);
            if (!seen.add(line.getLine())) {
                entries.get(i).problem("line", "stands here twice", line.getLine(), "each line once");
            }
            CurveChecks.check(line, entries.get(i));
            if (line.getKpi() != null) {
                kpi(line, template.getPeriod(), entries.get(i));
            }
        }
    }

    /** The value is taken from the snapshots of owners, so it must be there. */
    private void kpi(TemplateLine line, PeriodKind period, Entry entry) {
        String window = line.getWindow().isEmpty() ? period.name().toLowerCase(Locale.ROOT) : line.getWindow();
        Known.check(entry, "window", window, WINDOWS);
        Set<String> published = kpis.stream()
                .filter(kpi -> kpi.getWindows().contains(window))
                .filter(kpi -> kpi.getScopes().isEmpty() || kpi.getScopes().contains(ScopeType.OWNER.name()))
                .map(KpiDefinition::getKpi)
                .collect(Collectors.toSet());
        if (!published.contains(line.getKpi())) {
            entry.problem(
                    "kpi",
                    "is not published for owners and the window " + window,
                    line.getKpi(),
                    "one of " + new TreeSet<>(published));
        }
    }

    private static void levels(List<ScorecardLevel> levels, Entry entry) {
        boolean begins = false;
        BigDecimal before = null;
        for (ScorecardLevel level : levels.stream()
                .sorted(Comparator.comparing(ScorecardLevel::getFrom))
                .toList()) {
            begins |= level.getFrom().signum() == 0;
            if (level.getCoefficient().signum() < 0
                    || before != null && level.getCoefficient().compareTo(before) < 0) {
                entry.problem(
                        "levels",
                        "have a coefficient that falls",
                        level.getLevel() + " " + level.getCoefficient().stripTrailingZeros(),
                        "coefficients of 0 or more that do not fall with from");
            }
            before = level.getCoefficient();
        }
        if (!begins || distinct(levels) != levels.size()) {
            entry.problem(
                    "levels", "do not cover every total", levels.size(), "levels from 0 on, each with its own from");
        }
    }

    private static long distinct(List<ScorecardLevel> levels) {
        return levels.stream().map(ScorecardLevel::getFrom).distinct().count();
    }

    private static void ramp(List<RampStep> ramp, Entry entry) {
        for (RampStep step : ramp) {
            if (step.getMonths() < 1 || step.getTargetShare() < 1) {
                entry.problem(
                        "ramp",
                        "holds no step",
                        step.getMonths() + " months, target share " + step.getTargetShare(),
                        "1 month or more and a target share above 0");
            }
        }
    }
}
