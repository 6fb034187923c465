package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.Comparison;
import io.globalkpi.schemas.reference.KpiDefinition;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a KPI that is held against a target can be: it is a sum, in a to-date window, and the target is of a KPI there is. */
final class KpiTargetChecks {

    private static final Set<Comparison> WITH_A_TARGET = EnumSet.range(Comparison.ATTAINMENT, Comparison.RUN_RATE);
    private static final Set<String> TO_DATE = Set.of("day", "week", "month", "quarter", "year");

    private final Collection<KpiDefinition> kpis;

    KpiTargetChecks(Collection<KpiDefinition> kpis) {
        this.kpis = kpis;
    }

    void check(KpiDefinition kpi, Entry entry) {
        bands(kpi.getBands(), entry);
        boolean isHeld = WITH_A_TARGET.contains(kpi.getComparison());
        if (isHeld != (kpi.getTarget() != null)) {
            entry.problem(
                    "target",
                    isHeld ? "is missing" : "stands beside no comparison with a target",
                    kpi.getTarget(),
                    isHeld ? "the KPI whose target it is held against" : "comparison: one of " + WITH_A_TARGET);
        }
        if (isHeld && kpi.getTarget() != null) {
            held(kpi, kpi.getTarget(), entry);
        }
    }

    private void held(KpiDefinition kpi, String target, Entry entry) {
        Known.check(
                entry,
                "target",
                target,
                kpis.stream().map(KpiDefinition::getKpi).collect(Collectors.toSet()));
        if (!kpi.getDenominator().isEmpty()) {
            entry.problem(
                    "denominator", "stands beside " + kpi.getComparison(), "", "none: the target is below the line");
        }
        if (!TO_DATE.containsAll(kpi.getWindows())) {
            entry.problem("windows", "have no period with a target", kpi.getWindows(), "some of " + TO_DATE);
        }
    }

    private static void bands(List<Double> bands, Entry entry) {
        boolean isRight = bands.isEmpty()
                || bands.size() == 4
                        && bands.get(0) >= bands.get(1)
                        && bands.get(1) >= bands.get(2)
                        && bands.get(3) >= 0
                        && bands.get(3) <= 1;
        if (!isRight) {
            entry.problem(
                    "bands",
                    "are no bands",
                    bands,
                    "three paces from high to low and a time progress, such as [0.02, -0.02, -0.08, 0.25]");
        }
    }
}
