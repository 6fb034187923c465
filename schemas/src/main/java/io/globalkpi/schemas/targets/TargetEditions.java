package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.Target;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The targets of one manifest as they stood on any date.
 *
 * <p>A target has versions; of the rows of a scope, KPI and period the one with the highest version whose first day has come holds.
 */
final class TargetEditions {

    /** The targets of a KPI from one change of them to the next. */
    record Edition(String kpi, LocalDate since) {}

    private final String reporting;
    private final Periods periods;
    private final BudgetRates rates;
    private final Map<String, List<Target>> byKpi;
    private final Map<String, TreeSet<LocalDate>> changes = new HashMap<>();

    TargetEditions(ReferenceData data) {
        this.reporting = data.manifest().getReportingCurrency();
        this.periods = data.periods();
        this.rates = new BudgetRates(data);
        this.byKpi = data.rows(Topics.TARGETS, Target.class).stream()
                .collect(Collectors.groupingBy(Target::getKpi, TreeMap::new, Collectors.toList()));
        byKpi.forEach((kpi, rows) ->
                changes.put(kpi, rows.stream().map(Target::getFrom).collect(Collectors.toCollection(TreeSet::new))));
    }

    /** KPIs that have a target of some scope and period. */
    Collection<String> kpis() {
        return byKpi.keySet();
    }

    /** True when both have the same rows, and mean the same periods by them. */
    boolean isSame(TargetEditions other) {
        return byKpi.equals(other.byKpi) && periods.equals(other.periods);
    }

    /** Rows change on first days only, so all dates from one to the next have the same edition. */
    Edition on(String kpi, LocalDate date) {
        LocalDate since = changes.getOrDefault(kpi, new TreeSet<>()).floor(date);
        return new Edition(kpi, since == null ? LocalDate.MIN : since);
    }

    /** What holds in an edition; without what has no budget rate. */
    List<TargetNode> nodes(Edition edition) {
        Map<String, Target> holding = new TreeMap<>();
        for (Target row : byKpi.getOrDefault(edition.kpi(), List.of())) {
            if (!row.getFrom().isAfter(edition.since())) {
                holding.merge(
                        row.getScopeType() + "|" + row.getScopeId() + "|" + row.getPeriod(),
                        row,
                        (one, other) -> one.getVersion() > other.getVersion() ? one : other);
            }
        }
        List<TargetNode> nodes = new ArrayList<>();
        holding.values()
                .forEach(row -> micros(row).ifPresent(micros -> nodes.add(TargetNode.of(row, micros, periods))));
        return nodes;
    }

    /** Millionths of the reporting currency at the budget rate; empty when there is no such rate. */
    private Optional<Long> micros(Target row) {
        String currency = row.getCurrency() == null ? reporting : row.getCurrency();
        return rates.convert(
                row.getAmount(),
                currency,
                reporting,
                periods.of(row.getPeriod()).first());
    }
}
