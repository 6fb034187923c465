package io.globalkpi.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.ScopeType;
import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is converted, shared and dated: the hard rules, one small case each, with sums made by hand. */
class BatchKpisTest extends SmallBusiness {

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

    @Test
    void shouldFollowTheOwnerOfTheSkuFromInstantToInstant() {
        BatchKpis kpis = kpis("""
                - {order: A, at: 2026-03-01T11:59:59.999Z, lines: [{sku: CUP, units: 1, gross: 0}]}
                - {order: B, at: 2026-03-01T12:00:00Z, lines: [{sku: CUP, units: 10, gross: 0}]}
                - {order: C, at: 2026-03-02T12:00:00Z, lines: [{sku: CUP, units: 100, gross: 0}]}
                """);

        assertThat(day(kpis, ANN, "2026-03-01"))
                .containsEntry("units_sold", 3333L)
                .containsEntry("orders", 2 * 3333L);
        assertThat(day(kpis, BOB, "2026-03-01")).containsEntry("units_sold", 6667L + 10 * 10_000L);
        assertThat(day(kpis, BOB, "2026-03-02")).containsEntry("units_sold", 100 * 6667L);
    }

    @Test
    void shouldCountAnOwnerInTheTeamOfThatDate() {
        BatchKpis kpis = kpis("""
                - {order: A, at: 2026-03-10T03:59:59Z, lines: [{sku: TEA, units: 1, gross: 3}]}
                - {order: B, at: 2026-03-10T04:00:00Z, lines: [{sku: TEA, units: 1, gross: 3}]}
                """);
        Scope west = new Scope(ScopeType.TEAM, "west");
        Scope east = new Scope(ScopeType.TEAM, "east");

        assertThat(day(kpis, west, "2026-03-09"))
                .containsEntry("orders", 10_000L)
                .containsEntry("gross_sales", 3_000_000L);
        assertThat(day(kpis, west, "2026-03-10")).containsEntry("orders", 3333L).containsEntry("gross_sales", 999_900L);
        assertThat(day(kpis, east, "2026-03-10"))
                .containsEntry("orders", 6667L)
                .containsEntry("gross_sales", 2_000_100L);
    }

    @Test
    void shouldKnowTheLengthOfTheDayTheClocksChange() {
        BatchKpis kpis = kpis("""
                - {order: A, site: amazon-de/acme, at: 2026-03-28T22:59:59Z, currency: EUR, lines: [{sku: TEA, units: 1, gross: 1}]}
                - {order: B, site: amazon-de/acme, at: 2026-03-28T23:00:00Z, currency: EUR, lines: [{sku: TEA, units: 1, gross: 1}]}
                - {order: C, site: amazon-de/acme, at: 2026-03-29T21:59:59Z, currency: EUR, lines: [{sku: TEA, units: 1, gross: 1}]}
                - {order: D, site: amazon-de/acme, at: 2026-03-29T22:00:00Z, currency: EUR, lines: [{sku: TEA, units: 1, gross: 1}]}
                - {traffic: V, site: amazon-de/acme, date: 2026-03-30, sessions: 7}
                """);

        assertThat(day(kpis, DE, "2026-03-29")).containsEntry("orders", 2L).doesNotContainKey("sessions");
        assertThat(day(kpis, DE, "2026-03-30")).containsEntry("sessions", 7L);
        assertThat(kpis.measures(DE, "1h", Instant.parse("2026-03-29T22:05:00Z")))
                .containsEntry("sessions", BigInteger.valueOf(7));
    }

    @Test
    void shouldBookCostsOnlyWhereTheyAreKnown() {
        BatchKpis kpis = kpis("""
                - {order: A, at: 2026-03-03T12:00:00Z, lines: [{sku: MUG, units: 2, gross: 20, freight: 1}, {sku: TEA, units: 1, gross: 9, freight: 1}, {sku: POST, units: 0, gross: 5, duty: 3}]}
                - {return: R, at: 2026-03-03T13:00:00Z, orderId: A, lines: [{sku: MUG, units: 1, refund: 10, restocked: true}, {sku: TEA, units: 1, refund: 9, restocked: true}]}
                - {order: B, at: 2025-12-31T12:00:00Z, lines: [{sku: MUG, units: 2, gross: 20}]}
                """);

        assertThat(day(kpis, US, "2026-03-03"))
                .containsEntry("costed_sales", 25_000_000L)
                .containsEntry("waiting_costs", 1L)
                .containsEntry("cogs", 8_000_000L - 4_000_000L)
                .containsEntry("freight", 1_000_000L + 1_000_000L)
                .containsEntry("duty", 500_000L + 3_000_000L)
                .containsEntry("refunds", 19_000_000L)
                .containsEntry("costed_refunds", 10_000_000L);
        assertThat(day(kpis, US, "2025-12-31"))
                .containsEntry("waiting_costs", 1L)
                .doesNotContainKey("cogs");
    }

    @Test
    void shouldCarryStockUpToThreeDatesAndToTheNextSnapshot() {
        BatchKpis kpis = kpis("""
                - {stock: MUG, date: 2026-03-27, sellableUnits: 5}
                - {stock: MUG, date: 2026-03-28, sellableUnits: 8, withdrawn: true}
                - {stock: MUG, date: 2026-03-30, sellableUnits: 0}
                - {stock: MUG, date: 2026-03-29, warehouse: W2, sellableUnits: 100}
                """);

        assertThat(day(kpis, US, "2026-03-28"))
                .containsEntry("units_days", 5L)
                .containsEntry("carried_stock", 1L)
                .containsEntry("inventory_value_days", 20_000_000L);
        assertThat(day(kpis, US, "2026-03-29"))
                .containsEntry("units_days", 105L)
                .containsEntry("sku_days", 2L);
        assertThat(day(kpis, US, "2026-03-30"))
                .containsEntry("units_days", 100L)
                .containsEntry("out_of_stock_sku_days", 1L);
        assertThat(day(kpis, US, "2026-04-02")).containsEntry("sku_days", 1L);
        assertThat(day(kpis, US, "2026-04-03")).isEmpty();
    }

    @Test
    void shouldHoldBothSidesOfAnOrderGroupTogether() {
        BatchKpis kpis = kpis("""
                - {order: A, at: 2026-03-03T12:00:00Z, lines: [{sku: TEA, units: 4, gross: 1}]}
                - {order: B, at: 2026-03-03T12:00:00Z, status: CANCELLED, lines: [{sku: TEA, units: 4, gross: 1}]}
                - {return: R1, at: 2026-03-09T12:00:00Z, orderId: A, lines: [{sku: TEA, units: 3, refund: 1}]}
                - {return: R2, at: 2026-03-09T12:00:00Z, orderId: A, kind: CHARGEBACK, lines: [{sku: TEA, units: 1, refund: 1}]}
                - {review: S1, at: 2026-03-09T12:00:00Z, orderId: A, kind: SELLER_FEEDBACK, stars: 2}
                - {review: S2, at: 2026-03-09T12:00:00Z, orderId: B, kind: SELLER_FEEDBACK, stars: 1}
                - {review: S3, at: 2026-03-09T12:00:00Z, orderId: C, kind: SELLER_FEEDBACK, stars: 5}
                - {review: S4, at: 2026-03-09T12:00:00Z, orderId: C, stars: 1}
                - {return: R3, at: 2026-03-09T12:00:00Z, lines: [{sku: TEA, units: 1, refund: 1}]}
                """);

        assertThat(day(kpis, US, "2026-03-03"))
                .containsEntry("units_returned_cohort", 3L)
                .containsEntry("defective_orders", 1L);
        assertThat(day(kpis, US, "2026-03-09"))
                .containsEntry("units_returned", 4L)
                .containsEntry("waiting_orders", 1L)
                .containsEntry("unmatched_returns", 1L)
                .containsEntry("reviews", 4L);
    }
}
