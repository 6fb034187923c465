package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.Comparison;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Term;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The KPIs that are proportions: so many of the very things their sample counts.
 *
 * <p>Only of these does a snapshot carry all that the exact test needs. For means and money ratios it would take sums of
 * squares, which no snapshot has.
 */
public final class Proportions {

    private final Set<String> definitions;
    private final Set<String> kpis;

    public Proportions(Collection<KpiDefinition> rows) {
        List<KpiDefinition> proportions =
                rows.stream().filter(Proportions::isOne).toList();
        this.definitions = proportions.stream()
                .map(row -> key(row.getKpi(), row.getVersion()))
                .collect(Collectors.toUnmodifiableSet());
        this.kpis = proportions.stream().map(KpiDefinition::getKpi).collect(Collectors.toUnmodifiableSet());
    }

    static boolean isOne(KpiDefinition kpi) {
        return kpi.getUnit() == KpiUnit.RATIO
                && kpi.getComparison() == Comparison.NONE
                && kpi.getMultiply() == 1
                && kpi.getDivide() == 1
                && kpi.getNumerator().size() == 1
                && isSample(kpi.getDenominator(), kpi.getSample());
    }

    private static boolean isSample(List<Term> denominator, @Nullable String sample) {
        return denominator.size() == 1
                && denominator.get(0).getFactor() == 1
                && denominator.get(0).getMeasure().equals(sample);
    }

    public boolean contains(String kpi, int version) {
        return definitions.contains(key(kpi, version));
    }

    boolean contains(String kpi) {
        return kpis.contains(kpi);
    }

    private static String key(String kpi, int version) {
        return kpi + "|" + version;
    }
}
