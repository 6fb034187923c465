package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.InForce;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules that watch one scope over one window on a day, with the KPI that each looks at found out once. */
final class Watching {

    static final Watching NOTHING = new Watching(List.of());

    private final List<InForce> rules;
    private final Map<String, Integer> kpis = new HashMap<>();
    private final int[] kpiOfRule;

    Watching(List<InForce> rules) {
        this.rules = List.copyOf(rules);
        this.kpiOfRule = this.rules.stream()
                .mapToInt(rule -> kpis.computeIfAbsent(rule.rule().kpi(), any -> kpis.size()))
                .toArray();
    }

    boolean isNothing() {
        return rules.isEmpty();
    }

    List<InForce> rules() {
        return rules;
    }

    /** What each rule looks at, in the order of the rules: the newest version of its KPI; null where there is none. */
    @Nullable
    KpiValue[] values(KpiSnapshot row) {
        KpiValue[] newest = new KpiValue[kpis.size()];
        for (KpiValue value : row.getKpis()) {
            Integer kpi = kpis.get(value.getKpi());
            if (kpi != null && (newest[kpi] == null || newest[kpi].getVersion() < value.getVersion())) {
                newest[kpi] = value;
            }
        }
        KpiValue[] values = new KpiValue[kpiOfRule.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = newest[kpiOfRule[i]];
        }
        return values;
    }
}
