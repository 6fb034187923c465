package io.globalkpi.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.table.ReferenceData;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** The hard rules, one small case each, with sums made by hand. */
class BatchKpisTest {

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

    private static final Scope US = new Scope(ScopeType.SITE, "amazon-us/acme");
    private static final Scope DE = new Scope(ScopeType.SITE, "amazon-de/acme");
    private static final Scope COMPANY = new Scope(ScopeType.COMPANY, "acme");
    private static final Scope ANN = new Scope(ScopeType.OWNER, "ann");
    private static final Scope BOB = new Scope(ScopeType.OWNER, "bob");

    private final ReferenceData reference = WrittenBusiness.reference(REFERENCE);

    private BatchKpis kpis(String events) {
        List<SpecificRecord> told = WrittenBusiness.events(events);
        return BatchKpis.of(told, reference);
    }

    /** Sums of the day, by local date. */
    private Map<String, Long> day(BatchKpis kpis, Scope scope, String date) {
        Map<String, Long> sums = new HashMap<>();
        Instant end = Instant.parse(date + "T00:00:00Z").plusSeconds(86_400);
        kpis.measures(scope, "day", end).forEach((measure, sum) -> sums.put(measure, sum.longValueExact()));
        return sums;
    }

    @Test
    void shouldConvertAtARateNoMoreThanTenDaysOlder() {
        BatchKpis kpis = kpis("""
                - {order: A, site: amazon-de/acme, at: 2026-03-11T12:00:00Z, currency: EUR, lines: [{sku: CUP, units: 1, gross: 8}]}
                - {order: B, site: amazon-de/acme, at: 2026-03-12T12:00:00Z, currency: EUR, lines: [{sku: CUP, units: 1, gross: 8}]}
                """);

        assertThat(day(kpis, DE, "2026-03-11"))
                .containsEntry("gross_sales", 10_000_000L)
                .containsEntry("gross_sales_budget", 8_000_000L)
                .containsEntry("gross_sales_local", 8_000_000L)
                .containsEntry("older_rates", 1L)
                .containsEntry("valued_orders", 1L)
                .doesNotContainKey("waiting_rates");
        assertThat(day(kpis, DE, "2026-03-12"))
                .containsEntry("orders", 1L)
                .containsEntry("units_sold", 1L)
                .containsEntry("waiting_rates", 1L)
                .doesNotContainKeys(
                        "gross_sales", "gross_sales_local", "gross_sales_budget", "valued_orders", "older_rates");
    }

    @Test
    void shouldGiveTheRemainderToTheGreatestOwner() {
        BatchKpis kpis = kpis(
                "- {order: A, at: 2026-03-03T12:00:00Z, lines: [{sku: TEA, units: 1, gross: 0.000001}, {sku: TEA, units: 2, gross: 0.000001}]}");

        assertThat(day(kpis, US, "2026-03-03")).containsEntry("gross_sales", 2L).containsEntry("units_sold", 3L);
        assertThat(day(kpis, ANN, "2026-03-03"))
                .containsEntry("gross_sales", 1L)
                .containsEntry("units_sold", 3L * 3333);
        assertThat(day(kpis, BOB, "2026-03-03"))
                .containsEntry("gross_sales", 1L)
                .containsEntry("units_sold", 3L * 6667);
    }

    @Test
    void shouldCountTheDateOfEachSiteInAScopeOverZones() {
        BatchKpis kpis = kpis("""
                - {order: A, at: 2026-03-03T02:00:00Z, lines: [{sku: TEA, units: 1, gross: 1}]}
                - {order: B, site: amazon-de/acme, at: 2026-03-03T02:00:00Z, lines: [{sku: TEA, units: 1, gross: 1}]}
                """);

        assertThat(day(kpis, COMPANY, "2026-03-02")).containsEntry("orders", 1L);
        assertThat(day(kpis, COMPANY, "2026-03-03")).containsEntry("orders", 1L);
        assertThat(kpis.measures(COMPANY, "24h", Instant.parse("2026-03-03T03:00:00Z")))
                .containsEntry("orders", BigInteger.TWO);
    }
}
