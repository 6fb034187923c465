package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.Comparison;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Rule;
import java.util.List;
import java.util.Set;

/** Whether a rule that asks to be sure can be, and asks for it only of a KPI that carries what it takes. */
final class ConfidenceChecks {

    /** Too few days to tell how they stray. */
    private static final Set<String> SHORT = Set.of("1h", "24h", "7d", "day", "week");

    private final List<KpiDefinition> kpis;

    ConfidenceChecks(List<KpiDefinition> kpis) {
        this.kpis = kpis;
    }

    void check(Rule rule, Entry entry, List<Entry> levels) {
        confidence(rule, entry, rule.getConfidence());
        for (int i = 0; i < Math.min(levels.size(), rule.getLevels().size()); i++) {
            Double own = rule.getLevels().get(i).getConfidence();
            if (own != null) {
                confidence(rule, levels.get(i), own);
            }
        }
        if (rule.getFlapEpisodes() < 0 || rule.getFlapEpisodes() == 1) {
            entry.problem(
                    "flapEpisodes", "is no number of episodes", rule.getFlapEpisodes(), "0 for never, or 2 or more");
        }
    }

    private void confidence(Rule rule, Entry entry, double confidence) {
        if (confidence == 0) {
            return;
        }
        if (!(confidence >= 0.5 && confidence < 1)) {
            entry.problem(
                    "confidence", "is no confidence", confidence, "0 for none, or from 0.5 to below 1, such as 0.995");
        } else if (kpis.stream()
                .noneMatch(kpi -> kpi.getKpi().equals(rule.getKpi()) && canBeSure(kpi, rule.getWindow()))) {
            entry.problem(
                    "confidence",
                    "is not available for " + rule.getKpi(),
                    confidence,
                    "a KPI that is a proportion of what its sample counts, or a ratio published for the window day, over 30d or more;"
                            + " for others use minimumSample");
        }
    }

    /** As the alert service judges it: a proportion by its sample, another ratio by how its days stray. */
    private static boolean canBeSure(KpiDefinition kpi, String window) {
        boolean byDays = !kpi.getDenominator().isEmpty()
                && kpi.getComparison() == Comparison.NONE
                && kpi.getWindows().contains("day")
                && !SHORT.contains(window);
        return byDays || isProportion(kpi);
    }

    private static boolean isProportion(KpiDefinition kpi) {
        return kpi.getUnit() == KpiUnit.RATIO
                && kpi.getComparison() == Comparison.NONE
                && kpi.getMultiply() == 1
                && kpi.getDivide() == 1
                && kpi.getNumerator().size() == 1
                && kpi.getDenominator().size() == 1
                && kpi.getDenominator().get(0).getFactor() == 1
                && kpi.getDenominator().get(0).getMeasure().equals(kpi.getSample());
    }
}
