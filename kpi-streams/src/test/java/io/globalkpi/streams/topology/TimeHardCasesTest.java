package io.globalkpi.streams.topology;

import static io.globalkpi.schemas.kpi.ScopeType.COMPANY;
import static io.globalkpi.schemas.kpi.ScopeType.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What time does to a value: dates, zones, closing, waiting, being late. */
class TimeHardCasesTest extends ShopTest {

    private static final String MUG = "lines: [{sku: MUG, units: 1, gross: 7}]}";

    @Test
    void shouldCloseADateWhenItHasEndedInTheWesternmostZone() {
        tell("- {order: A, at: 2026-03-03T11:00:00Z, " + MUG);
        tell("- {order: B, site: amazon-de/acme, at: 2026-03-03T11:00:00Z, " + MUG);
        settle();
        at("2026-03-03T23:30:00Z"); // over in Berlin
        assertThat(snapshot(SITE, SmallShop.DE, "day", MARCH_3).getClosed()).isTrue();
        assertThat(snapshot(SITE, SmallShop.US, "day", MARCH_3).getClosed()).isFalse();
        assertThat(snapshot(COMPANY, "acme", "day", MARCH_3).getClosed()).isFalse();

        at("2026-03-04T05:00:00Z"); // over in New York
        assertThat(snapshot(SITE, SmallShop.US, "day", MARCH_3).getClosed()).isTrue();
        assertThat(snapshot(COMPANY, "acme", "day", MARCH_3).getClosed()).isTrue();
        assertNumerator("gmv", COMPANY, "acme", "day", MARCH_3, "14");
    }

    @Test
    void shouldKnowTheLengthOfTheDayTheClocksChange() {
        at("2026-03-30T12:00:00Z");
        for (String order : List.of("22:59:59Z", "23:00:00Z")) {
            tell("- {order: S" + order.substring(1, 2) + order.substring(6, 8)
                    + ", site: amazon-de/acme, at: 2026-03-28T" + order + ", " + MUG);
        }
        tell("- {order: L, site: amazon-de/acme, at: 2026-03-29T21:59:59Z, " + MUG);
        tell("- {order: N, site: amazon-de/acme, at: 2026-03-29T22:00:00Z, " + MUG);
        settle();

        KpiSnapshot day = snapshot(SITE, SmallShop.DE, "day", "2026-03-30T00:00:00Z");
        assertThat(kpi(day, "orders").getNumerator()).isEqualByComparingTo("2");
        assertThat(day.getWindowStart()).isEqualTo("2026-03-28T23:00:00Z");
        assertThat(day.getWindowEnd()).isEqualTo("2026-03-29T22:00:00Z");
        assertThat(day.getDate()).isEqualTo(LocalDate.parse("2026-03-29"));
    }

    @Test
    void shouldPublishNumeratorAndDenominatorWithoutAValueWhenThereIsNothingToDivideBy() {
        tell("- {return: R, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 3, refund: 1}]}");
        settle();

        KpiValue rate = kpi(snapshot(SITE, SmallShop.US, "30d", MARCH_3), "return_rate");
        assertThat(rate.getValue()).isNull();
        assertThat(rate.getNumerator()).isEqualByComparingTo("3");
        assertThat(rate.getDenominator()).isZero();
    }

    @Test
    void shouldPublishTheZeroOfAQuietScopeOnceAndSleep() {
        tell("- {order: A, at: 2026-03-03T11:02:00Z, " + MUG);
        settle();
        at("2026-03-03T12:10:00Z"); // moves on with no events
        assertNumerator("orders", SITE, SmallShop.US, "1h", "2026-03-03T12:00:00Z", "1");
        assertNumerator("orders", SITE, SmallShop.US, "1h", "2026-03-03T12:05:00Z", "0");

        at("2028-03-03T12:00:00Z");
        int zeros = shop.published.size();
        assertThat(shop.latest.keySet().stream()
                        .filter(key ->
                                key.getScopeType() == SITE && key.getWindow().equals("1h"))
                        .map(KpiKey::getWindowEnd)
                        .filter(end -> end.isAfter(Instant.parse("2026-03-03T12:05:00Z"))))
                .isEmpty();
        at("2028-06-03T12:00:00Z");
        assertThat(shop.published).hasSize(zeros);
    }

    /** Short windows are asked for while they are fresh; dates are kept. */
    @Test
    void shouldForgetTheStepsOfShortWindows() {
        tell("- {order: A, at: 2026-03-03T11:02:00Z, " + MUG);
        settle();
        at("2026-03-12T12:00:00Z");
        assertThat(windowsKept()).contains("1h", "24h", "7d", "day");
        at("2026-03-14T12:00:00Z");
        assertThat(windowsKept()).doesNotContain("1h").contains("24h", "7d", "day");
        at("2026-04-23T12:00:00Z");
        assertThat(windowsKept()).doesNotContain("1h", "24h", "7d").contains("day", "30d", "year");
    }

    private Set<String> windowsKept() {
        return shop.latest.keySet().stream().map(KpiKey::getWindow).collect(Collectors.toSet());
    }

    @Test
    void shouldShowARunningStepProvisionallyAndThenCloseIt() {
        tell("- {order: A, at: 2026-03-03T11:58:00Z, " + MUG);
        at("2026-03-03T11:59:00Z");
        at("2026-03-03T12:01:00Z");
        tell("- {order: B, at: 2026-03-03T12:01:00Z, " + MUG);
        settle();
        KpiSnapshot running = snapshot(SITE, SmallShop.US, "1h", "2026-03-03T12:05:00Z");
        assertThat(running.getClosed()).isFalse();
        assertThat(running.getProvisional()).isTrue();

        at("2026-03-03T12:05:00Z");
        KpiSnapshot closed = snapshot(SITE, SmallShop.US, "1h", "2026-03-03T12:05:00Z");
        assertThat(closed.getClosed()).isTrue();
        assertThat(closed.getProvisional()).isFalse();
        assertThat(kpi(closed, "orders").getNumerator()).isEqualByComparingTo("2");
    }

    @Test
    void shouldBecomeRipeAfterItsDays() {
        tell("- {order: A, at: 2026-03-03T11:00:00Z, " + MUG);
        settle();
        at("2026-04-02T12:00:00Z");
        assertThat(kpi(snapshot(SITE, SmallShop.US, "30d", MARCH_3), "return_rate_cohort")
                        .getRipe())
                .isFalse();
        at("2026-04-03T12:00:00Z");
        assertThat(kpi(snapshot(SITE, SmallShop.US, "30d", MARCH_3), "return_rate_cohort")
                        .getRipe())
                .isTrue();
        assertThat(kpi(snapshot(SITE, SmallShop.US, "30d", MARCH_3), "return_rate")
                        .getRipe())
                .isTrue();
    }

    @Test
    void shouldSayHowCompleteItsFeedsAre() {
        tell("- {order: A, at: 2026-03-02T15:00:00Z, " + MUG);
        tell("- {feed: orders, date: 2026-03-02, complete: true}");
        tell("- {feed: ads, date: 2026-03-02, complete: false}");
        settle();
        KpiSnapshot half = snapshot(SITE, SmallShop.US, "day", MARCH_2);
        assertThat(half.getCompleteness()).isEqualTo(0.5);
        assertThat(half.getProvisional()).isTrue();

        tell("- {feed: ads, date: 2026-03-02, revision: 2, complete: true}");
        settle();
        KpiSnapshot whole = snapshot(SITE, SmallShop.US, "day", MARCH_2);
        assertThat(whole.getCompleteness()).isEqualTo(1.0);
        assertThat(whole.getProvisional()).isFalse();
    }

    @Test
    void shouldBookADueOfTheFutureWhenItsDateComes() {
        tell("- {order: A, at: 2026-03-03T11:00:00Z, promisedShipAt: 2026-03-20T12:00:00Z, " + MUG);
        settle();
        assertThat(kpi(snapshot(SITE, SmallShop.US, "30d", MARCH_3), "late_shipment_rate")
                        .getDenominator())
                .isZero();
        at("2026-03-22T12:00:00Z");
        assertNumerator("late_shipment_rate", SITE, SmallShop.US, "30d", "2026-03-21T00:00:00Z", "1");
    }

    @Test
    void shouldKeepWhatComesFarTooLateInDayWindowsOnly() {
        tell("- {order: A, at: 2026-01-20T11:00:00Z, observedAt: 2026-03-03T11:30:00Z, " + MUG);
        tell("- {order: B, at: 2026-02-20T11:00:00Z, observedAt: 2026-03-03T11:30:00Z, " + MUG);
        settle();

        assertNumerator("orders", SITE, SmallShop.US, "90d", "2026-02-21T00:00:00Z", "2");
        assertNumerator("orders", SITE, SmallShop.US, "7d", "2026-02-20T12:00:00Z", "1");
        assertThat(shop.latest.keySet().stream()
                        .filter(key ->
                                key.getWindow().equals("24h") || key.getWindow().equals("1h"))
                        .map(key -> kpi(shop.latest.get(key), "orders")
                                .getNumerator()
                                .signum()))
                .doesNotContain(1);
    }

    @Test
    void shouldPublishTheVersionsInForceAtTheEndSideBySide() {
        ReferenceData versions = SmallShop.with(Topics.KPIS, Map.of("1", ordersUntil("2026-03-03"), "2", ordersTwo()));
        try (Pipeline pipeline = new Pipeline(versions, Instant.parse("2026-03-03T12:00:00Z"))) {
            pipeline.tell("- {order: A, at: 2026-03-01T11:00:00Z, " + MUG);
            pipeline.settle();

            assertThat(versions(pipeline, MARCH_1)).containsExactly(1);
            assertThat(versions(pipeline, MARCH_2)).containsExactly(1, 2);
            assertThat(versions(pipeline, MARCH_3)).containsExactly(2);
        }
    }

    /** The sums of the quarter are those of the day before; the KPIs made of them are not. */
    @Test
    void shouldPublishAStepAtWhichAnotherVersionTakesEffect() {
        ReferenceData versions = SmallShop.with(Topics.KPIS, Map.of("1", ordersUntil("2026-03-03"), "2", ordersTwo()));
        try (Pipeline pipeline = new Pipeline(versions, Instant.parse("2026-03-01T12:00:00Z"))) {
            pipeline.tell("- {order: A, at: 2026-03-01T11:00:00Z, " + MUG);
            pipeline.settle();
            for (int day = 2; day <= 6; day++) {
                pipeline.at(Instant.parse("2026-03-0" + day + "T12:00:00Z"));
            }

            assertThat(versions(pipeline, MARCH_1)).containsExactly(1);
            assertThat(versions(pipeline, MARCH_2)).containsExactly(1, 2);
            assertThat(versions(pipeline, MARCH_3)).containsExactly(2);
            assertThat(pipeline.latest).doesNotContainKey(quarter("2026-03-05T00:00:00Z"));
        }
    }

    @Test
    void shouldShowRunningStepsAnewWhenDefinitionsAreApplied() {
        try (Pipeline pipeline = new Pipeline(
                SmallShop.with(Topics.KPIS, Map.of("1", ordersUntil("2027-01-01"))),
                Instant.parse("2026-03-03T12:00:00Z"))) {
            pipeline.tell("- {order: A, at: 2026-03-03T11:00:00Z, " + MUG);
            pipeline.settle();
            assertThat(versions(pipeline, MARCH_3)).containsExactly(1);

            pipeline.change(SmallShop.with(Topics.KPIS, Map.of("1", ordersUntil("2027-01-01"), "2", ordersTwo())));
            assertThat(versions(pipeline, MARCH_3)).containsExactly(1, 2);
        }
    }

    private static KpiDefinition ordersUntil(String retired) {
        return KpiDefinition.newBuilder(KpiDefinitions.shipped("orders"))
                .setRetired(LocalDate.parse(retired))
                .build();
    }

    private static KpiDefinition ordersTwo() {
        return KpiDefinition.newBuilder(KpiDefinitions.shipped("orders"))
                .setVersion(2)
                .setFrom(LocalDate.parse("2026-03-02"))
                .build();
    }

    private static KpiKey quarter(String end) {
        return new KpiKey(SITE, SmallShop.US, "quarter", Instant.parse(end));
    }

    private static List<Integer> versions(Pipeline pipeline, String end) {
        return pipeline.snapshot(SITE, SmallShop.US, "quarter", end).getKpis().stream()
                .map(KpiValue::getVersion)
                .toList();
    }

    @Test
    void shouldCarryDefinitionVersionAndSample() {
        tell("- {order: A, at: 2026-03-03T11:00:00Z, " + MUG);
        settle();

        KpiSnapshot day = snapshot(SITE, SmallShop.US, "day", MARCH_3);
        assertThat(kpi(day, "gmv").getSample()).isOne();
        assertThat(day.getKpis()).allSatisfy(kpi -> {
            assertThat(kpi.getVersion()).isPositive();
            assertThat(kpi.getDefinition()).isNotNull();
        });
    }
}
