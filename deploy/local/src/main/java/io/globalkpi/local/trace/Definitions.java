package io.globalkpi.local.trace;

import io.globalkpi.oracle.Scope;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which KPI was defined how when: of each KPI and version, the row with the latest first day counts until it is retired. */
final class Definitions {

    private final List<KpiDefinition> rows;
    private final Map<LocalDate, Map<String, KpiDefinition>> byDate = new HashMap<>();

    Definitions(ReferenceData data) {
        rows = data.rows(Topics.KPIS, KpiDefinition.class).stream()
                .sorted(Comparator.comparing(KpiDefinition::getFrom))
                .toList();
    }

    /** @param end of the step; the definition of its last date counts */
    Optional<KpiDefinition> of(KpiValue value, Instant end) {
        return Optional.ofNullable(inForce(end).get(key(value.getKpi(), value.getVersion())));
    }

    /** Those published for a window of a scope. */
    Collection<KpiDefinition> published(Scope scope, String window, Instant end) {
        return inForce(end).values().stream()
                .filter(kpi -> kpi.getWindows().contains(window))
                .filter(kpi -> kpi.getScopes().isEmpty()
                        || kpi.getScopes().contains(scope.type().name()))
                .toList();
    }

    private Map<String, KpiDefinition> inForce(Instant end) {
        return byDate.computeIfAbsent(LocalDate.ofInstant(end.minusMillis(1), ZoneOffset.UTC), this::inForce);
    }

    private Map<String, KpiDefinition> inForce(LocalDate last) {
        Map<String, KpiDefinition> inForce = new TreeMap<>();
        for (KpiDefinition row : rows) {
            if (!row.getFrom().isAfter(last)) {
                inForce.put(key(row.getKpi(), row.getVersion()), row);
            }
        }
        inForce.values().removeIf(row -> row.getRetired() != null && !last.isBefore(row.getRetired()));
        return inForce;
    }

    private static String key(String kpi, int version) {
        return kpi + "|" + version;
    }
}
