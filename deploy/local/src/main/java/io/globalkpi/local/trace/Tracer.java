package io.globalkpi.local.trace;

import io.globalkpi.ingest.raw.RawReader;
import io.globalkpi.local.read.KpiRow;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.oracle.Contribution;
import io.globalkpi.oracle.Makeup;
import io.globalkpi.oracle.Promised;
import io.globalkpi.oracle.Scope;
import io.globalkpi.oracle.Tellings;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From published values to the raw records behind them: these are made into events once more and added up by the oracle.
 *
 * <p>Reads topics only. Of the sites that a scope consists of, one partition at a time is held.
 */
public final class Tracer {

    private final EventReader events;
    private final Path mappings;

    /** @param mappings folder of the mappings that files were imported by */
    public Tracer(TopicReader reader, SchemaRegistry registry, Topics catalogue, Path mappings) {
        this.events = new EventReader(reader, registry, catalogue);
        this.mappings = mappings;
    }

    /**
     * All of them in one reading of the topics.
     *
     * @param data reference data in force
     * @throws IllegalArgumentException if a KPI is not defined any more, or the target it is held against is gone
     */
    public List<Traced> trace(List<KpiRow> rows, ReferenceData data) {
        Map<KpiRow, Makeup> makeups = new IdentityHashMap<>();
        Map<Scope, List<Makeup>> byScope = new HashMap<>();
        Definitions definitions = new Definitions(data);
        Promised promised = new Promised(data);
        for (KpiRow row : rows) {
            Makeup makeup = makeup(row, definitions, promised);
            makeups.put(row, makeup);
            byScope.computeIfAbsent(makeup.scope(), any -> new ArrayList<>()).add(makeup);
        }
        Retelling retelling = new Retelling(events, new RawReader(mappings), sites(byScope.keySet(), data));
        for (int partition : retelling.partitions()) {
            Tellings tellings = new Tellings(data);
            retelling.tell(partition, tellings::tell);
            tellings.contributions(contribution -> give(contribution, byScope));
        }
        return rows.stream()
                .map(row -> traced(row, makeups.get(row), retelling.unexplained()))
                .toList();
    }

    private static Traced traced(KpiRow row, Makeup makeup, List<Unexplained> unexplained) {
        return new Traced(row, makeup.parts(), makeup.value(), makeup.held(), unexplained);
    }

    private static void give(Contribution contribution, Map<Scope, List<Makeup>> byScope) {
        byScope.getOrDefault(contribution.scope(), List.of()).forEach(makeup -> makeup.add(contribution));
    }

    private static Makeup makeup(KpiRow row, Definitions definitions, Promised promised) {
        KpiDefinition kpi = definitions
                .of(row.value(), row.key())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no definition of " + row.value().getKpi() + " version "
                                + row.value().getVersion() + " is in force at " + row.key()));
        if (kpi.getQuantile() != null) {
            throw new IllegalArgumentException(
                    kpi.getKpi()
                            + " is read off a histogram and adds up to nothing: trace the mean of the same cases, such as fulfilment_hours");
        }
        ScopeRef scope = row.scope();
        return new Makeup(new Scope(scope.type(), scope.id()), row.snapshot().getWindow(), row.key(), kpi, promised);
    }

    /** Sites that may contribute; who owns what when is for the oracle to say. */
    private static Set<String> sites(Set<Scope> scopes, ReferenceData data) {
        return data.rows(Topics.SITES, Site.class).stream()
                .filter(site -> scopes.stream().anyMatch(scope -> mayConsistOf(scope, site)))
                .map(Site::getSite)
                .collect(Collectors.toSet());
    }

    private static boolean mayConsistOf(Scope scope, Site site) {
        return switch (scope.type()) {
            case SITE -> scope.id().equals(site.getSite());
            case SKU -> scope.id().startsWith(site.getSite() + "|");
            case PLATFORM -> scope.id().equals(site.getPlatform());
            case MARKET -> scope.id().equals(site.getMarket());
            case OWNER, TEAM, COMPANY -> true;
        };
    }
}
