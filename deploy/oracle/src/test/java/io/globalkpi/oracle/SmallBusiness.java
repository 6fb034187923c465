package io.globalkpi.oracle;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.table.ReferenceData;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Two sites, two owners, one known cost and one rate: enough for every hard rule. */
abstract class SmallBusiness {

    private static final String REFERENCE = """
            company: {id: acme, currency: USD, zone: UTC}
            sites:
              - {site: amazon-us/acme, name: US, platform: amazon, market: US, currency: USD, zone: America/New_York, openedOn: 2020-01-01, skuScope: true}
              - {site: amazon-de/acme, name: DE, platform: amazon, market: DE, currency: EUR, zone: Europe/Berlin, openedOn: 2020-01-01, sources: {orders: amazon}}
            owners:
              - {owner: ann, from: 2020-01-01, name: Ann, team: west}
              - {owner: bob, from: 2020-01-01, name: Bob, team: west}
              - {owner: bob, from: 2026-03-10, name: Bob, team: east}
            ownership:
              - {site: amazon-us/acme, kind: SITE, from: 2020-01-01T00:00:00Z, shares: [{owner: ann, share: 3333}, {owner: bob, share: 6667}]}
              - {site: amazon-us/acme, kind: SKU, object: CUP, from: 2026-03-01T12:00:00Z, until: 2026-03-02T12:00:00Z, shares: [{owner: bob, share: 10000}]}
            fxRates:
              - {base: USD, currency: EUR, kind: ACTUAL, date: 2026-03-01, rate: 0.8}
              - {base: USD, currency: EUR, kind: BUDGET, date: 2025-01-01, rate: 1.0}
            productCosts:
              - {sku: MUG, from: 2026-01-01, currency: USD, unitCost: 4, freight: 0.5, duty: 0.25}
            """;

    static final Scope US = new Scope(ScopeType.SITE, "amazon-us/acme");
    static final Scope DE = new Scope(ScopeType.SITE, "amazon-de/acme");
    static final Scope COMPANY = new Scope(ScopeType.COMPANY, "acme");
    static final Scope ANN = new Scope(ScopeType.OWNER, "ann");
    static final Scope BOB = new Scope(ScopeType.OWNER, "bob");

    final ReferenceData reference = WrittenBusiness.reference(REFERENCE);

    BatchKpis kpis(String events) {
        List<SpecificRecord> told = WrittenBusiness.events(events);
        return BatchKpis.of(told, reference);
    }

    /** Sums of the day, by local date. */
    Map<String, Long> day(BatchKpis kpis, Scope scope, String date) {
        Map<String, Long> sums = new HashMap<>();
        Instant end = Instant.parse(date + "T00:00:00Z").plusSeconds(86_400);
        kpis.measures(scope, "day", end).forEach((measure, sum) -> sums.put(measure, sum.longValueExact()));
        return sums;
    }
}
