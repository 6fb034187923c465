package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.Comparison;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Term;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rules must know of a KPI beyond its number: whether it is a proportion, and how long its cohorts ripen.
 *
 * <p>A proportion is so many of the very things its sample counts. Only of these does a snapshot carry all that the exact
 * test needs. Of means and money ratios the days tell how far they stray, where they are published for the day.
 */
public final class KpiTraits {

    /** Too few days to tell how they stray. */
    private static final Set<String> SHORT = Set.of("1h", "24h", "7d", "day", "week");

    private final Set<String> proportions = new HashSet<>();
    private final Set<String> ratiosByDay = new HashSet<>();
    private final Map<String, Duration> ripenings = new HashMap<>();

    public KpiTraits(Collection<KpiDefinition> rows) {
        for (KpiDefinition row : rows) {
            if (isProportion(row)) {
                proportions.add(row.getKpi());
                proportions.add(key(row.getKpi(), row.getVersion()));
            }
            if (isRatioByDay(row)) {
                ratiosByDay.add(row.getKpi());
            }
            ripenings.put(key(row.getKpi(), row.getVersion()), Duration.ofDays(row.getRipeAfterDays()));
        }
    }

    private static boolean isProportion(KpiDefinition kpi) {
        return kpi.getUnit() == KpiUnit.RATIO
                && kpi.getComparison() == Comparison.NONE
                && kpi.getMultiply() == 1
                && kpi.getDivide() == 1
                && kpi.getNumerator().size() == 1
                && isSample(kpi.getDenominator(), kpi.getSample());
    }

    private static boolean isRatioByDay(KpiDefinition kpi) {
        return !kpi.getDenominator().isEmpty()
                && kpi.getComparison() == Comparison.NONE
                && kpi.getWindows().contains(AlertRule.DAY);
    }

    private static boolean isSample(List<Term> denominator, @Nullable String sample) {
        return denominator.size() == 1
                && denominator.get(0).getFactor() == 1
                && denominator.get(0).getMeasure().equals(sample);
    }

    public boolean isProportion(String kpi, int version) {
        return proportions.contains(key(kpi, version));
    }

    /** Whether one can be sure of it at all: a proportion by its sample, another ratio by its days, where they are enough. */
    boolean canBeSure(String kpi, String window) {
        return proportions.contains(kpi) || ratiosByDay.contains(kpi) && !SHORT.contains(window);
    }

    /** How long after the end of a window its value is old enough to be judged; zero for most. */
    public Duration ripening(String kpi, int version) {
        return ripenings.getOrDefault(key(kpi, version), Duration.ZERO);
    }

    private static String key(String kpi, int version) {
        return kpi + "|" + version;
    }
}
