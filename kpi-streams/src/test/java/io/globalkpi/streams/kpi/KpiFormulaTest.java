package io.globalkpi.streams.kpi;

import static io.globalkpi.streams.kpi.Shipped.ANN;
import static io.globalkpi.streams.kpi.Shipped.APRIL_15;
import static io.globalkpi.streams.kpi.Shipped.DE;
import static io.globalkpi.streams.kpi.Shipped.US;
import static io.globalkpi.streams.kpi.Shipped.closed;
import static io.globalkpi.streams.kpi.Shipped.sums;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Sensitivity;
import io.globalkpi.schemas.reference.Term;
import io.globalkpi.streams.window.Step;
import io.globalkpi.streams.window.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums in, value out. */
class KpiFormulaTest {

    private static void assertIs(KpiValue value, String numerator, String denominator, Double quotient) {
        assertThat(value.getNumerator()).isEqualTo(new BigDecimal(numerator).setScale(6));
        assertThat(value.getDenominator())
                .isEqualTo(denominator == null ? null : new BigDecimal(denominator).setScale(6));
        assertThat(value.getValue()).isEqualTo(quotient);
    }

    @Test
    void shouldDivideOneSumByAnother() {
        KpiValue rate = Shipped.value(Window.ROLLING_30D, "return_rate", sums("units_returned", 1, "units_sold", 3));

        assertIs(rate, "1", "3", 1.0 / 3);
        assertThat(rate.getSample()).isEqualTo(3);
        assertThat(rate.getUnit()).isEqualTo(KpiUnit.RATIO);
        assertThat(rate.getBetter()).isEqualTo(Better.DOWN);
        assertThat(rate.getSensitivity()).isEqualTo(Sensitivity.OPEN);
        assertThat(rate.getRipe()).isTrue();
        assertThat(rate.getVersion()).isOne();
        assertThat(rate.getTarget()).isNull();
        assertThat(rate.getStatus()).isNull();
    }

    @Test
    void shouldMultiplyAndDivideAsTheDefinitionSays() {
        assertIs(
                Shipped.value(
                        Window.ROLLING_30D, "fulfilment_hours", sums("fulfilment_minutes", 90, "shipped_orders", 1)),
                "90",
                "1",
                1.5);
        assertIs(
                Shipped.value(
                        Window.ROLLING_30D,
                        "inventory_turnover",
                        sums("cogs", 2_000_000, "inventory_value_days", 1_460_000_000)),
                "2",
                "1460",
                0.5);
    }

    @Test
    void shouldAddAndSubtractMeasures() {
        long[] sums = sums("gross_sales", 9_000_000, "discounts", 1_000_000, "cancelled_sales", 500_000, "refunds", 1);
        assertIs(Shipped.value(Window.DAY, "net_sales", sums), "7.499999", null, 7.499999);
    }

    @Test
    void shouldDivideMoneyByCountsOfSitesAndByTheSharesOfOwners() {
        assertIs(
                Shipped.value(Window.DAY, "average_order_value", sums("gross_sales", 7_500_000, "valued_orders", 2)),
                "7.5",
                "2",
                3.75);

        KpiValue shared = Shipped.value(
                ANN,
                closed(Window.DAY, APRIL_15, APRIL_15),
                "average_order_value",
                sums("gross_sales", 7_500_000, "valued_orders", 15_000, "orders", 15_000),
                null);
        assertIs(shared, "7.5", "1.5", 5.0);
        assertThat(shared.getSample()).as("whole orders").isOne();
    }

    /** 2^53 + 1 and 10^15 are no doubles, or too long for one to be divided as such. */
    @ParameterizedTest
    @CsvSource({
        "9007199254740993, 1, 9007199254.740993",
        "1000000000000001, 3, 333333333.3333337",
        "-9007199254740993, 1, -9007199254.740993",
        "999999999999999, 1, 999999999.999999"
    })
    void shouldBeTheDoubleNextToTheExactQuotient(long micros, long orders, double value) {
        assertThat(Shipped.value(
                                Window.DAY, "average_order_value", sums("gross_sales", micros, "valued_orders", orders))
                        .getValue())
                .isEqualTo(value);
    }

    @Test
    void shouldHaveNoValueWhereThereIsNothingToDivideBy() {
        assertIs(Shipped.value(Window.ROLLING_30D, "return_rate", sums("units_returned", 1)), "1", "0", null);
    }

    @Test
    void shouldCompareWithTheWindowALengthEarlier() {
        Step step = closed(Window.ROLLING_30D, APRIL_15, APRIL_15);
        long[] now = sums("gross_sales", 150_000_000);

        assertIs(Shipped.value(US, step, "gmv_growth", now, sums("gross_sales", 100_000_000)), "50", "100", 0.5);
        assertIs(Shipped.value(US, step, "gmv_growth", now, sums()), "150", "0", null);
        assertIs(Shipped.value(US, step, "gmv_growth", now, null), "150", "0", null);
    }

    @ParameterizedTest
    @CsvSource({"0, true, false", "29, true, false", "30, true, true", "31, true, true", "30, false, false"})
    void shouldBeRipeWhenItsDaysAreOver(int daysSince, boolean closed, boolean ripe) {
        Step step = new Step(Window.ROLLING_30D, APRIL_15, closed, APRIL_15 + daysSince, 0);
        KpiSnapshot snapshot =
                Shipped.snapshot(US, step, sums("units_sold", 1), null).orElseThrow();

        assertThat(snapshot.getKpis())
                .filteredOn(value -> value.getKpi().equals("return_rate_cohort"))
                .extracting(KpiValue::getRipe)
                .containsExactly(ripe);
        assertThat(snapshot.getKpis())
                .filteredOn(value -> value.getKpi().equals("return_rate"))
                .extracting(KpiValue::getRipe)
                .containsExactly(true);
    }

    private static final long[] REACHED = sums("gross_sales_budget", 1_650_000_000, "orders", 7);

    private static KpiValue held(String kpi) {
        return Shipped.value(Window.MONTH, kpi, REACHED);
    }

    /** 1,650 of 3,000 when half of April is over. */
    @ParameterizedTest
    @CsvSource({
        "sales_attainment,         1650, 3000, 0.55",
        "sales_attainment_to_date, 1650, 1500, 1.1",
        "sales_time_progress,      1500, 3000, 0.5",
        "sales_pace,               150,  3000, 5",
        "sales_run_rate,           1350, 15,   90"
    })
    void shouldHoldASumAgainstItsTarget(String kpi, String numerator, String denominator, double value) {
        KpiValue held = held(kpi);

        assertIs(held, numerator, denominator, value);
        assertThat(held.getTarget()).isEqualByComparingTo("3000");
        assertThat(held.getStatus()).isEqualTo("ahead");
        assertThat(held.getSample()).isEqualTo(kpi.equals("sales_time_progress") ? 0 : 7);
        assertThat(held.getLow()).isNull();
        assertThat(held.getHigh()).isNull();
        assertThat(held.getRipe()).isTrue();
    }

    @Test
    void shouldProjectWhereThePeriodWillEnd() {
        KpiValue end = held("sales_projection");

        assertIs(end, "3300", null, 3300.0);
        assertThat(end.getLow()).isBetween(2_900.0, 3_300.0);
        assertThat(end.getHigh()).isBetween(3_300.0, 3_700.0);
        assertThat(end.getStatus()).isEqualTo("ahead");
        assertThat(end.getTarget()).isEqualByComparingTo("3000");
    }

    @Test
    void shouldSayOfASumWithATargetWhereItStandsAndWhereItWillEnd() {
        KpiValue sales = held("net_sales_budget");
        assertIs(sales, "1650", null, 1650.0);
        assertThat(sales.getTarget()).isEqualByComparingTo("3000");
        assertThat(sales.getStatus()).isEqualTo("ahead");
        assertThat(sales.getLow()).isEqualTo(held("sales_projection").getLow());
        assertThat(sales.getHigh()).isEqualTo(held("sales_projection").getHigh());
    }

    @Test
    void shouldSayOfARatioWithATargetWhereItStandsAndProjectNothing() {
        KpiValue acos = Shipped.value(Window.MONTH, "acos", sums("ad_spend", 20_000_000, "ad_sales", 100_000_000));
        assertThat(acos.getValue()).isEqualTo(0.2);
        assertThat(acos.getTarget()).isEqualByComparingTo("0.25");
        assertThat(acos.getStatus()).isEqualTo("ahead");
        assertThat(acos.getLow()).isNull();

        KpiValue nothing = Shipped.value(Window.MONTH, "acos", sums("ad_spend", 1));
        assertThat(nothing.getValue()).isNull();
        assertThat(nothing.getTarget()).isEqualByComparingTo("0.25");
        assertThat(nothing.getStatus()).isNull();
    }

    @Test
    void shouldPublishNothingHeldAgainstATargetThatNobodyHasSet() {
        KpiSnapshot snapshot = Shipped.snapshot(DE, closed(Window.MONTH, APRIL_15, APRIL_15), REACHED, null)
                .orElseThrow();
        assertThat(Shipped.ids(snapshot))
                .contains("net_sales_budget", "acos")
                .doesNotContain("sales_attainment", "sales_pace", "sales_projection");
    }

    @Test
    void shouldPublishNoProjectionOfAPeriodThatHasJustBegun() {
        int first = (int) LocalDate.parse("2025-04-01").toEpochDay();
        Step running = new Step(
                Window.MONTH,
                first,
                false,
                first - 1,
                Instant.parse("2025-04-01T04:00:00Z").toEpochMilli());
        KpiSnapshot snapshot = Shipped.snapshot(US, running, REACHED, null).orElseThrow();

        assertThat(Shipped.ids(snapshot)).contains("sales_attainment").doesNotContain("sales_projection");
        KpiValue toDate = Shipped.value(US, running, "sales_attainment_to_date", REACHED, null);
        assertThat(toDate.getValue()).isNull();
        assertThat(toDate.getStatus()).isEqualTo("too-early");
        assertThat(Shipped.value(US, running, "sales_run_rate", REACHED, null).getValue())
                .isCloseTo(45, within(1e-9));
    }

    private static KpiDefinition.Builder gmv() {
        return KpiDefinition.newBuilder(KpiDefinitions.shipped("gmv"));
    }

    @Test
    void shouldNameTheKpiWhoseFormulaCannotBeComputed() {
        assertThatThrownBy(() -> KpiCatalogue.of(Shipped.with(
                        gmv().setNumerator(List.of(new Term("gross", 1L))).build())))
                .hasMessage("KPI gmv: unknown measure gross");
        assertThatThrownBy(() ->
                        KpiCatalogue.of(Shipped.with(gmv().setSample("sample").build())))
                .hasMessage("KPI gmv: unknown measure sample");
        assertThatThrownBy(() -> KpiCatalogue.of(
                        Shipped.with(gmv().setNumerator(List.of(new Term("gross_sales", 1L), new Term("orders", 1L)))
                                .build())))
                .hasMessageStartingWith("KPI gmv: adds money to counts");
    }
}
