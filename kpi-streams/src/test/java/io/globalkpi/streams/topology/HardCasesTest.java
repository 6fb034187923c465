package io.globalkpi.streams.topology;

import static io.globalkpi.schemas.kpi.ScopeType.COMPANY;
import static io.globalkpi.schemas.kpi.ScopeType.OWNER;
import static io.globalkpi.schemas.kpi.ScopeType.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What entities, revisions, orders and reference data do to a value: each hard case on numbers made by hand. */
class HardCasesTest extends ShopTest {

    @Test
    void shouldReplaceAnEarlierRevision() {
        tell("- {order: A, at: 2026-03-03T11:00:00Z, revision: 1, lines: [{sku: TEA, units: 1, gross: 7}]}");
        settle();
        tell("- {order: A, at: 2026-03-03T11:00:00Z, revision: 2, lines: [{sku: TEA, units: 1, gross: 5}]}");
        tell("- {order: A, at: 2026-03-03T11:00:00Z, revision: 1, lines: [{sku: TEA, units: 9, gross: 9}]}");
        settle();

        assertNumerator("gmv", SITE, SmallShop.US, "day", MARCH_3, "5");
        assertThat(shop.counted("kpi.events", "kind", "orders", "verdict", "replaced"))
                .isOne();
        assertThat(shop.counted("kpi.events", "kind", "orders", "verdict", "outdated"))
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 7", "7 5", "7 5 7", "5 7 5"})
    void shouldLetTheGreaterContentCountWhateverCameFirst(String order) {
        for (String gross : order.split(" ")) {
            tell("- {order: A, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 1, gross: " + gross + "}]}");
            settle();
        }

        assertNumerator("gmv", SITE, SmallShop.US, "day", MARCH_3, "7");
        assertThat(shop.counted("kpi.events", "kind", "orders", "verdict", "conflicting"))
                .isPositive();
    }

    @Test
    void shouldTakeBackWhatIsWithdrawn() {
        tell("- {order: A, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 1, gross: 7}]}");
        settle();
        assertNumerator("gmv", COMPANY, "acme", "day", MARCH_3, "7");
        tell(
                "- {order: A, at: 2026-03-03T11:00:00Z, revision: 2, withdrawn: true, lines: [{sku: TEA, units: 1, gross: 7}]}");
        settle();

        assertNumerator("gmv", COMPANY, "acme", "day", MARCH_3, "0");
        assertNumerator("orders", SITE, SmallShop.US, "day", MARCH_3, "0");
    }

    @Test
    void shouldMoveAReturnWithTheOrderItNames() {
        tell("- {order: A, at: 2026-03-01T17:00:00Z, lines: [{sku: TEA, units: 4, gross: 7}]}");
        tell("- {order: B, at: 2026-03-02T17:00:00Z, lines: [{sku: TEA, units: 4, gross: 7}]}");
        tell("- {return: R, at: 2026-03-03T11:00:00Z, orderId: A, lines: [{sku: TEA, units: 3, refund: 1}]}");
        settle();
        assertNumerator("return_rate_cohort", SITE, SmallShop.US, "30d", MARCH_1, "3");

        tell(
                "- {return: R, at: 2026-03-03T11:00:00Z, revision: 2, orderId: B, lines: [{sku: TEA, units: 3, refund: 1}]}");
        settle();
        assertNumerator("return_rate_cohort", SITE, SmallShop.US, "30d", MARCH_1, "0");
        assertNumerator("return_rate_cohort", SITE, SmallShop.US, "30d", MARCH_2, "3");

        tell("- {return: R, at: 2026-03-03T11:00:00Z, revision: 3, lines: [{sku: TEA, units: 3, refund: 1}]}");
        settle();
        assertNumerator("return_rate_cohort", SITE, SmallShop.US, "30d", MARCH_2, "0");
        assertNumerator("return_rate", SITE, SmallShop.US, "30d", MARCH_3, "3");
    }

    @Test
    void shouldLetAReturnWaitForItsOrder() {
        tell("- {return: R, at: 2026-03-03T11:00:00Z, orderId: A, lines: [{sku: TEA, units: 3, refund: 1}]}");
        settle();
        assertThat(snapshot(SITE, SmallShop.US, "30d", MARCH_3).getWaiting()).containsEntry("orders", 1L);
        assertNumerator("return_rate", SITE, SmallShop.US, "30d", MARCH_3, "3");

        tell("- {order: A, at: 2026-03-02T17:00:00Z, lines: [{sku: MUG, units: 4, gross: 7}]}");
        settle();
        assertThat(snapshot(SITE, SmallShop.US, "30d", MARCH_3).getWaiting()).isEmpty();
        assertNumerator("return_rate_cohort", SITE, SmallShop.US, "30d", MARCH_2, "3");
    }

    @Test
    void shouldBookAnUnmatchedReturnAtItsOwnTimeOnly() {
        tell("- {return: R, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 3, refund: 1}]}");
        settle();

        KpiSnapshot snapshot = snapshot(SITE, SmallShop.US, "30d", MARCH_3);
        assertThat(snapshot.getWaiting()).isEmpty();
        assertThat(kpi(snapshot, "return_rate").getNumerator()).isEqualByComparingTo("3");
        assertThat(kpi(snapshot, "return_rate_cohort").getNumerator()).isZero();
    }

    @Test
    void shouldLetMoneyWaitForItsRateAndBookItWhenTheRateArrives() {
        tell(
                "- {order: A, site: amazon-jp/acme, at: 2026-03-03T02:00:00Z, currency: JPY, lines: [{sku: TEA, units: 2, gross: 300}]}");
        settle();
        KpiSnapshot waiting = snapshot(SITE, SmallShop.JP, "day", MARCH_3);
        assertThat(waiting.getWaiting()).containsEntry("rates", 1L).containsEntry("costs", 1L);
        assertThat(waiting.getProvisional()).isTrue();
        assertThat(kpi(waiting, "gmv").getNumerator()).isZero();
        assertThat(kpi(waiting, "orders").getNumerator()).isEqualByComparingTo("1");

        shop.change(SmallShop.changed(SmallShop.YAML.replace(
                "fxRates:",
                "fxRates:\n  - {base: USD, currency: JPY, kind: ACTUAL, date: 2026-03-02, rate: 150}"
                        + "\n  - {base: USD, currency: JPY, kind: BUDGET, date: 2026-01-01, rate: 100}")));
        assertNumerator("gmv", SITE, SmallShop.JP, "day", MARCH_3, "2");
        assertNumerator("gmv_budget", SITE, SmallShop.JP, "day", MARCH_3, "3");
        assertNumerator("gmv_local", SITE, SmallShop.JP, "day", MARCH_3, "300");
        assertThat(snapshot(SITE, SmallShop.JP, "day", MARCH_3).getWaiting())
                .containsEntry("older_rates", 1L)
                .doesNotContainKey("rates");
    }

    @Test
    void shouldLetMarginWaitForItsCost() {
        tell(
                "- {order: A, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 2, gross: 10}, {lineId: 2, sku: MUG, units: 1, gross: 10}]}");
        settle();
        assertNumerator("gmv", SITE, SmallShop.US, "day", MARCH_3, "20");
        KpiSnapshot before = snapshot(SITE, SmallShop.US, "30d", MARCH_3);
        assertThat(before.getWaiting()).containsEntry("costs", 1L);
        assertThat(kpi(before, "gross_margin").getDenominator()).isEqualByComparingTo("10");

        shop.change(SmallShop.changed(SmallShop.YAML.replace(
                "productCosts:",
                "productCosts:\n  - {sku: TEA, from: 2026-01-01, currency: USD, unitCost: 1, freight: 0, duty: 0}")));
        KpiSnapshot after = snapshot(SITE, SmallShop.US, "30d", MARCH_3);
        assertThat(after.getWaiting()).isEmpty();
        assertThat(kpi(after, "gross_margin").getDenominator()).isEqualByComparingTo("20");
    }

    /** Within what a field may hold, and beyond 63 bits when multiplied: nothing is booked for it, and the stream goes on. */
    @Test
    void shouldGoOnBehindAnAmountThatOverflows() {
        shop.change(
                SmallShop.changed(
                        SmallShop.YAML.replace(
                                "productCosts:",
                                "productCosts:\n  - {sku: TEA, from: 2026-01-01, currency: USD, unitCost: 100000000, freight: 0, duty: 0}")));
        tell("- {order: A, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 1000000000, gross: 7}]}");
        tell("- {order: B, at: 2026-03-03T11:00:00Z, lines: [{sku: MUG, units: 1, gross: 7}]}");
        settle();
        assertNumerator("gmv", SITE, SmallShop.US, "day", MARCH_3, "7");
        assertNumerator("orders", COMPANY, "acme", "day", MARCH_3, "1");

        tell("- {order: A, at: 2026-03-03T11:00:00Z, revision: 2, lines: [{sku: TEA, units: 1, gross: 5}]}");
        settle();
        assertNumerator("gmv", SITE, SmallShop.US, "day", MARCH_3, "12");
    }

    @Test
    void shouldCountWhatNobodyAnswersForAsUnassigned() {
        tell(
                "- {order: A, site: amazon-de/acme, at: 2026-03-03T11:00:00Z, currency: EUR, lines: [{sku: TEA, units: 1, gross: 8}]}");
        settle();

        assertNumerator("gmv", OWNER, "unassigned", "day", MARCH_3, "10");
        assertNumerator("orders", OWNER, "unassigned", "day", MARCH_3, "1");
    }

    @Test
    void shouldHandOverAtAnInstant() {
        tell(
                "- {order: A, site: ebay-uk/acme, source: mabang, at: 2026-03-03T11:59:59.999Z, lines: [{sku: TEA, units: 1, gross: 2}]}");
        tell(
                "- {order: B, site: ebay-uk/acme, source: mabang, at: 2026-03-03T12:00:00Z, lines: [{sku: TEA, units: 1, gross: 3}]}");
        settle();

        assertNumerator("gmv", OWNER, "ann", "day", MARCH_3, "2");
        assertNumerator("gmv", OWNER, "bob", "day", MARCH_3, "3");
    }

    @Test
    void shouldGiveTheRemainderToTheGreatestOwner() {
        tell(
                "- {order: A, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 1, gross: 0.000001}, {lineId: 2, sku: TEA, units: 2, gross: 0.000001}]}");
        settle();

        assertNumerator("gmv", OWNER, "ann", "day", MARCH_3, "0.000001");
        assertNumerator("gmv", OWNER, "bob", "day", MARCH_3, "0.000001");
        assertNumerator("units", OWNER, "ann", "day", MARCH_3, "0.9999");
        assertNumerator("units", OWNER, "bob", "day", MARCH_3, "2.0001");
    }

    @Test
    void shouldCarryStockUpToThreeDatesUntilTheNextSnapshotIsTold() {
        shop.at(java.time.Instant.parse("2026-03-20T12:00:00Z"));
        tell("- {stock: MUG, date: 2026-03-03, sellableUnits: 0}");
        settle();
        assertNumerator("stock_out_rate", SITE, SmallShop.US, "30d", "2026-03-07T00:00:00Z", "4");
        assertThat(snapshot(SITE, SmallShop.US, "30d", "2026-03-07T00:00:00Z").getWaiting())
                .containsEntry("carried_stock", 3L);

        tell("- {stock: MUG, date: 2026-03-05, sellableUnits: 6}");
        settle();
        KpiSnapshot snapshot = snapshot(SITE, SmallShop.US, "30d", "2026-03-09T00:00:00Z");
        assertThat(kpi(snapshot, "stock_out_rate").getNumerator()).isEqualByComparingTo("2");
        assertThat(kpi(snapshot, "stock_out_rate").getDenominator()).isEqualByComparingTo("6");
    }

    @Test
    void shouldTakeLatenessBackWhenItTurnsOutToBeInTime() {
        tell(
                "- {order: A, at: 2026-03-01T17:00:00Z, promisedShipAt: 2026-03-03T10:00:00Z, lines: [{sku: TEA, units: 1, gross: 1}]}");
        settle();
        assertNumerator("late_shipment_rate", SITE, SmallShop.US, "30d", MARCH_3, "1");

        tell(
                "- {order: A, at: 2026-03-01T17:00:00Z, revision: 2, promisedShipAt: 2026-03-03T10:00:00Z, shippedAt: 2026-03-03T10:00:00Z, lines: [{sku: TEA, units: 1, gross: 1}]}");
        settle();
        assertNumerator("late_shipment_rate", SITE, SmallShop.US, "30d", MARCH_3, "0");
        assertThat(kpi(snapshot(SITE, SmallShop.US, "30d", MARCH_3), "late_shipment_rate")
                        .getDenominator())
                .isEqualByComparingTo("1");
    }

    @Test
    void shouldBookAnUnknownSiteWhenItArrives() {
        String order =
                "- {order: A, site: lazada-sg/acme, source: lazada, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 1, gross: 4}]}";
        tell(order);
        settle();
        assertThat(shop.published).isEmpty();

        shop.change(
                SmallShop.changed(
                        SmallShop.YAML.replace(
                                "owners:",
                                "  - {site: lazada-sg/acme, name: SG, platform: lazada, market: SG, currency: USD, zone: Asia/Singapore, openedOn: 2020-01-01}\nowners:")));
        assertNumerator("gmv", SITE, "lazada-sg/acme", "day", MARCH_3, "4");
        assertNumerator("gmv", COMPANY, "acme", "day", MARCH_3, "4");
    }

    @Test
    void shouldLeaveOutWhatAnotherSystemThanTheAuthorityTells() {
        tell(
                "- {order: A, site: ebay-uk/acme, source: ebay, revision: 9, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 1, gross: 100}]}");
        tell(
                "- {order: A, site: ebay-uk/acme, source: mabang, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 1, gross: 4}]}");
        tell(
                "- {order: B, site: ebay-uk/acme, source: ebay, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 1, gross: 100}]}");
        settle();

        assertNumerator("gmv", SITE, SmallShop.UK, "day", MARCH_3, "4");
        assertNumerator("orders", ScopeType.PLATFORM, "ebay", "day", MARCH_3, "1");
    }

    /** For every KPI that is a plain sum: what the owners answer for is what the sites have is what the company has. */
    @Test
    void shouldLetOwnersSumToSitesSumToTheCompany() {
        tell(
                "- {order: A, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 3, gross: 10.01, discount: 0.33}, {lineId: 2, sku: MUG, units: 1, gross: 7.77}]}");
        tell(
                "- {order: B, site: amazon-de/acme, at: 2026-03-03T11:00:00Z, currency: EUR, lines: [{sku: MUG, units: 7, gross: 33.33}]}");
        tell(
                "- {order: C, site: ebay-uk/acme, source: mabang, at: 2026-03-03T11:00:00Z, lines: [{sku: CUP, units: 1, gross: 0.01}]}");
        tell(
                "- {return: R, at: 2026-03-03T10:00:00Z, orderId: A, lines: [{sku: MUG, units: 1, refund: 7.77, restocked: true}]}");
        tell(
                "- {ad: X, date: 2026-03-03, campaign: c, currency: USD, impressions: 10, clicks: 3, spend: 1.111111, attributedSales: 3, attributedOrders: 1}");
        tell("- {fee: F, at: 2026-03-03T10:00:00Z, feeClass: PLATFORM, amount: 0.55}");
        settle();

        for (String window : new String[] {"day", "month", "30d"}) {
            assertAgree(window);
        }
    }
}
