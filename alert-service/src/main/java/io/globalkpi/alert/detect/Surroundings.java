package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.Condition;
import io.globalkpi.alert.rule.Conditions;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.reference.Sensitivity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The KPIs that a rule has conditions on, in the snapshot of the one it watches. Those without a value, or not ripe, are left out. */
final class Surroundings {

    private final Conditions conditions;
    private final Map<String, KpiValue> kpis = new HashMap<>();

    Surroundings(Conditions conditions, KpiSnapshot row) {
        this.conditions = conditions;
        for (KpiValue kpi : conditions.isEmpty() ? List.<KpiValue>of() : row.getKpis()) {
            Double value = kpi.getValue();
            if (value != null && Double.isFinite(value) && kpi.getRipe()) {
                kpis.put(kpi.getKpi(), kpi);
            }
        }
    }

    /** Whether the conditions hold; empty when there are none, or when nothing can be said. */
    Optional<Boolean> hold() {
        Map<String, Double> values = new HashMap<>();
        kpis.forEach((id, kpi) -> values.put(id, kpi.getValue()));
        return conditions.isEmpty() ? Optional.empty() : conditions.hold(values);
    }

    /** Whoever may not see the margin may not learn it from a breach of something else. */
    Sensitivity sensitivity(KpiValue watched) {
        return watched.getSensitivity() != Sensitivity.OPEN
                ? watched.getSensitivity()
                : conditions
                        .each()
                        .map(condition -> kpis.get(condition.kpi()))
                        .filter(Objects::nonNull)
                        .map(KpiValue::getSensitivity)
                        .max(Comparator.naturalOrder())
                        .orElse(Sensitivity.OPEN);
    }

    /** Each condition's KPI as it was, such as {@code sessions 812.0 (below 1000.0)}, for readers who may see so much. */
    List<String> inWords(Sensitivity readable) {
        return conditions.each().map(condition -> inWords(condition, readable)).toList();
    }

    private String inWords(Condition condition, Sensitivity readable) {
        KpiValue kpi = kpis.get(condition.kpi());
        if (kpi == null) {
            return condition.kpi() + " without a value";
        }
        if (kpi.getSensitivity() != Sensitivity.OPEN && kpi.getSensitivity() != readable) {
            return condition.kpi() + " not shown";
        }
        String side = condition.side().name().toLowerCase(Locale.ROOT);
        return "%s %s (%s %s)".formatted(condition.kpi(), kpi.getValue(), side, condition.value());
    }
}
