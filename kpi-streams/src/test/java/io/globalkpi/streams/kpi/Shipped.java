package io.globalkpi.streams.kpi;

import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.measure.ReferenceBook;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.window.Step;
import io.globalkpi.streams.window.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The KPIs that ship over sums made by hand, for a company of two sites with a target for April 2025. */
final class Shipped {

    static {
        TrustedRecords.trust();
    }

    static final Scope US = new Scope(ScopeType.SITE, "amazon-us/acme");
    static final Scope DE = new Scope(ScopeType.SITE, "amazon-de/acme");
    static final Scope ANN = new Scope(ScopeType.OWNER, "ann");
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** April 15, 2025 as days since 1970-01-01. */
    static final int APRIL_15 = (int) LocalDate.parse("2025-04-15").toEpochDay();

    static final String YAML = """
            company: {id: acme, currency: USD, zone: UTC}
            sites:
              - {site: amazon-us/acme, name: Acme US, platform: amazon, market: US, currency: USD, zone: America/New_York, openedOn: 2020-01-01}
              - {site: amazon-de/acme, name: Acme DE, platform: amazon, market: DE, currency: EUR, zone: Europe/Berlin, openedOn: 2020-01-01}
            owners:
              - {owner: ann, from: 2020-01-01, name: Ann, team: west}
            targets:
              - {scopeType: SITE, scopeId: amazon-us/acme, kpi: net_sales_budget, period: 2025-04, amount: 3000, from: 2025-01-01}
              - {scopeType: SITE, scopeId: amazon-us/acme, kpi: acos, period: 2025-04, amount: 0.25, from: 2025-01-01}
            """;

    static final ReferenceData REFERENCE = KpiDefinitions.addedTo(WrittenBusiness.reference(YAML));

    private Shipped() {}

    static Snapshots snapshots() {
        return snapshots(REFERENCE, Optional.empty());
    }

    static Snapshots snapshots(ReferenceData reference, Optional<Instant> tenure) {
        return new Snapshots(KpiCatalogue.of(reference), ReferenceBook.of(reference), tenure);
    }

    /** The same reference data with no KPIs but these. */
    static ReferenceData with(KpiDefinition... definitions) {
        Map<String, Map<String, SpecificRecord>> rows = new HashMap<>(REFERENCE.rows());
        Map<String, SpecificRecord> kpis = new HashMap<>();
        Stream.of(definitions).forEach(row -> kpis.put(row.toString(), row));
        rows.put(Topics.KPIS, kpis);
        return new ReferenceData(REFERENCE.manifest(), rows);
    }

    /** Sums by the names that formulas use. */
    static long[] sums(Object... namesAndAmounts) {
        long[] sums = new long[Measure.SLOTS];
        for (int i = 0; i < namesAndAmounts.length; i += 2) {
            sums[Measure.slotOf((String) namesAndAmounts[i]).orElseThrow()] =
                    ((Number) namesAndAmounts[i + 1]).longValue();
        }
        return sums;
    }

    /** A step that is over, and so are those through another. */
    static Step closed(Window window, int number, int lastClosed) {
        return new Step(window, number, true, lastClosed, 0);
    }

    static Optional<KpiSnapshot> snapshot(Scope scope, Step step, long[] now, long @Nullable [] earlier) {
        return snapshots().snapshot(scope, NEW_YORK, step, sumsOf(now, earlier), Instant.EPOCH);
    }

    static Snapshots.Sums sumsOf(long[] now, long @Nullable [] earlier) {
        return new Snapshots.Sums(now, earlier, day -> sums("gross_sales_budget", 100_000_000));
    }

    /** Ids of the KPIs published. */
    static List<String> ids(KpiSnapshot snapshot) {
        return snapshot.getKpis().stream().map(KpiValue::getKpi).toList();
    }

    static KpiValue value(Scope scope, Step step, String kpi, long[] now, long @Nullable [] earlier) {
        return snapshot(scope, step, now, earlier).orElseThrow().getKpis().stream()
                .filter(value -> value.getKpi().equals(kpi))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kpi));
    }

    /** Of a site, when the step is over. */
    static KpiValue value(Window window, String kpi, long[] now) {
        return value(US, closed(window, APRIL_15, APRIL_15), kpi, now, null);
    }
}
