package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two shops with targets for April 2025, told day by day: what the graph publishes of attainment and pace. */
class TargetsTest {

    private static final String US = "amazon-us/acme";
    private static final String DE = "amazon-de/acme";
    private static final LocalDate APRIL_1 = LocalDate.parse("2025-04-01");

    private static final String SITES = """
            company: {id: acme, currency: USD, zone: UTC}
            sites:
              - {site: amazon-us/acme, name: US, platform: amazon, market: US, currency: USD, zone: America/New_York, openedOn: 2020-01-01}
              - {site: amazon-de/acme, name: DE, platform: amazon, market: DE, currency: EUR, zone: Europe/Berlin, openedOn: 2020-01-01}
            owners:
              - {owner: ann, from: 2020-01-01, name: Ann, team: west}
              - {owner: bob, from: 2020-01-01, name: Bob, team: west}
            """;
    private static final String HELD = """
            ownership:
              - {site: amazon-us/acme, kind: SITE, from: 2020-01-01T00:00:00Z, shares: [{owner: ann, share: 10000}]}
              - {site: amazon-de/acme, kind: SITE, from: 2020-01-01T00:00:00Z, shares: [{owner: bob, share: 10000}]}
            """;
    private static final String RATES = """
            fxRates:
              - {base: USD, currency: EUR, kind: BUDGET, date: 2025-01-01, rate: 1.0}
              - {base: USD, currency: EUR, kind: ACTUAL, date: 2025-03-31, rate: 0.9}
              - {base: USD, currency: EUR, kind: ACTUAL, date: 2025-04-08, rate: 0.9}
              - {base: USD, currency: EUR, kind: ACTUAL, date: 2025-04-16, rate: 0.9}
              - {base: USD, currency: EUR, kind: ACTUAL, date: 2025-04-24, rate: 0.9}
            """;
    private static final String EASTER = """
            calendars:
              - {calendar: DE, name: Easter, from: 2025-04-18, to: 2025-04-21, factor: 0.25}
            """;
    private static final String TARGETS = """
            targets:
              - {scopeType: SITE, scopeId: amazon-us/acme, kpi: net_sales_budget, period: 2025-04, amount: 3000, from: 2025-01-01}
              - {scopeType: SITE, scopeId: amazon-de/acme, kpi: net_sales_budget, period: 2025-04, amount: 2700, from: 2025-01-01}
            """;

    private static Pipeline pipeline(String... yaml) {
        return new Pipeline(
                WrittenBusiness.reference(SITES + String.join("", yaml)), Instant.parse("2025-05-02T00:00:00Z"));
    }

    private static void sell(Pipeline pipeline, String site, LocalDate date, String amount) {
        pipeline.tell(
                "- {order: %s, site: %s, at: %sT16:00:00Z, currency: %s, lines: [{sku: TEA, units: 1, gross: %s}]}"
                        .formatted(date, site, date, site.equals(US) ? "USD" : "EUR", amount));
    }

    private static Optional<KpiValue> find(Pipeline pipeline, ScopeType type, String id, String date, String kpi) {
        String end = LocalDate.parse(date).plusDays(1) + "T00:00:00Z";
        KpiSnapshot snapshot = pipeline.snapshot(type, id, "month", end);
        return snapshot.getKpis().stream()
                .filter(value -> value.getKpi().equals(kpi))
                .findFirst();
    }

    private static KpiValue value(Pipeline pipeline, ScopeType type, String id, String date, String kpi) {
        return find(pipeline, type, id, date, kpi).orElseThrow();
    }

    private static String status(Pipeline pipeline, String site, String date) {
        return value(pipeline, ScopeType.SITE, site, date, "sales_pace").getStatus();
    }

    /** Over Easter both sell a quarter of what they usually do. In Germany everybody knew. */
    @Test
    void shouldChangeNoStatusForEasterWhereTheCalendarKnowsIt() {
        try (Pipeline pipeline = pipeline(HELD, RATES, EASTER, TARGETS)) {
            for (LocalDate date = APRIL_1; date.getDayOfMonth() < 23; date = date.plusDays(1)) {
                boolean easter = date.getDayOfMonth() >= 18 && date.getDayOfMonth() <= 21;
                sell(pipeline, DE, date, easter ? "25" : "100");
                sell(pipeline, US, date, easter ? "25" : "100");
            }
            pipeline.settle();

            assertThat(status(pipeline, DE, "2025-04-05")).isEqualTo("too-early");
            assertThat(status(pipeline, DE, "2025-04-17")).isEqualTo("on-track");
            assertThat(status(pipeline, DE, "2025-04-22")).isEqualTo("on-track");
            assertThat(status(pipeline, US, "2025-04-17")).isEqualTo("on-track");
            assertThat(status(pipeline, US, "2025-04-22")).isEqualTo("behind");
            KpiValue progress = value(pipeline, ScopeType.SITE, DE, "2025-04-21", "sales_time_progress");
            assertThat(progress.getNumerator()).isEqualByComparingTo("1800");
            assertThat(progress.getDenominator()).isEqualByComparingTo("2700");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldLetNoCurrencyMoveChangeAnybodysAttainment(long seed) {
        Random random = new Random(seed);
        String moved = RATES;
        while (moved.contains("rate: 0.9")) {
            moved = moved.replaceFirst("rate: 0\\.9", "rate: 1." + random.nextInt(10, 99) + "1");
        }
        try (Pipeline still = pipeline(HELD, RATES, TARGETS);
                Pipeline moving = pipeline(HELD, moved, TARGETS)) {
            for (int day = 0; day < 20; day++) {
                String amount = 50 + random.nextInt(100) + ".37";
                sell(still, DE, APRIL_1.plusDays(day), amount);
                sell(moving, DE, APRIL_1.plusDays(day), amount);
            }
            still.settle();
            moving.settle();
            for (ScopeType type : List.of(ScopeType.SITE, ScopeType.OWNER, ScopeType.COMPANY)) {
                String id = type == ScopeType.SITE ? DE : type == ScopeType.OWNER ? "bob" : "acme";
                for (String kpi : List.of("sales_attainment", "sales_pace", "sales_projection", "sales_run_rate")) {
                    assertThat(value(moving, type, id, "2025-04-20", kpi))
                            .isEqualTo(value(still, type, id, "2025-04-20", kpi));
                }
                assertIsWholeDifference(moving, type, id);
                assertIsWholeDifference(still, type, id);
            }
        }
    }

    private static void assertIsWholeDifference(Pipeline pipeline, ScopeType type, String id) {
        BigDecimal actual = value(pipeline, type, id, "2025-04-20", "net_sales").getNumerator();
        BigDecimal budget =
                value(pipeline, type, id, "2025-04-20", "net_sales_budget").getNumerator();
        BigDecimal effect =
                value(pipeline, type, id, "2025-04-20", "sales_fx_effect").getNumerator();
        assertThat(effect).isEqualByComparingTo(actual.subtract(budget)).isNotEqualByComparingTo("0");
    }

    /** Sites change hands at odd instants, whole and in parts; what is reached and what is promised moves along, and nothing is lost. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldSumOwnersToSitesWhoeverHandsOverWhat(long seed) {
        Random random = new Random(seed);
        StringBuilder held = new StringBuilder("ownership:\n");
        for (String site : List.of(US, DE)) {
            for (int change = 0; change < 4; change++) {
                Instant from = Instant.parse("2025-03-25T00:00:00Z").plusSeconds(random.nextInt(30 * 86_400));
                int share = random.nextInt(1, 10_000);
                held.append(
                        "  - {site: %s, kind: SITE, from: %s, shares: [{owner: ann, share: %d}, {owner: bob, share: %d}]}%n"
                                .formatted(site, from, share, 10_000 - share));
            }
        }
        try (Pipeline pipeline = pipeline(held.toString(), RATES, EASTER, TARGETS)) {
            for (int day = 0; day < 28; day++) {
                sell(pipeline, random.nextBoolean() ? US : DE, APRIL_1.plusDays(day), random.nextInt(300) + ".13");
            }
            pipeline.settle();
            for (String kpi : List.of("sales_attainment", "sales_time_progress")) {
                assertThat(sum(pipeline, ScopeType.OWNER, kpi, false))
                        .isEqualByComparingTo(sum(pipeline, ScopeType.SITE, kpi, false));
                assertThat(sum(pipeline, ScopeType.OWNER, kpi, true))
                        .isEqualByComparingTo("5700")
                        .isEqualByComparingTo(sum(pipeline, ScopeType.SITE, kpi, true))
                        .isEqualByComparingTo(sum(pipeline, ScopeType.COMPANY, kpi, true));
            }
        }
    }

    private static BigDecimal sum(Pipeline pipeline, ScopeType type, String kpi, boolean target) {
        List<String> ids = switch (type) {
            case OWNER -> List.of("ann", "bob", "unassigned");
            case SITE -> List.of(US, DE);
            default -> List.of("acme");
        };
        return ids.stream()
                .filter(id -> pipeline.latest.keySet().stream()
                        .anyMatch(key ->
                                key.getScopeType() == type && key.getScopeId().equals(id)))
                .flatMap(id -> find(pipeline, type, id, "2025-04-28", kpi).stream())
                .map(value -> target ? value.getTarget() : value.getNumerator())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void shouldKeepTheOldTargetOnTheDatesBeforeTheChange() {
        String more =
                "  - {scopeType: SITE, scopeId: amazon-us/acme, kpi: net_sales_budget, period: 2025-04, version: 2,"
                        + " amount: 6000, from: 2025-04-16, author: eve, reason: a second listing}\n";
        try (Pipeline pipeline = pipeline(HELD, RATES, TARGETS + more)) {
            for (int day = 0; day < 20; day++) {
                sell(pipeline, US, APRIL_1.plusDays(day), "100");
            }
            pipeline.settle();

            assertThat(value(pipeline, ScopeType.SITE, US, "2025-04-15", "sales_attainment")
                            .getValue())
                    .isEqualTo(0.5);
            assertThat(status(pipeline, US, "2025-04-15")).isEqualTo("on-track");
            assertThat(value(pipeline, ScopeType.SITE, US, "2025-04-18", "sales_attainment")
                            .getValue())
                    .isEqualTo(0.3);
            assertThat(status(pipeline, US, "2025-04-18")).isEqualTo("behind");
        }
    }

    /** A shop that sells nothing more falls behind day by day, and every day somebody can read it. */
    @Test
    void shouldPublishEveryDayOfAScopeWithATargetThoughNothingHappens() {
        try (Pipeline pipeline = pipeline(HELD, RATES, TARGETS)) {
            pipeline.clock.set(Instant.parse("2025-04-11T12:00:00Z"));
            for (int day = 0; day < 10; day++) {
                sell(pipeline, US, APRIL_1.plusDays(day), "100");
            }
            pipeline.settle();
            assertThat(status(pipeline, US, "2025-04-10")).isEqualTo("on-track");

            pipeline.at(Instant.parse("2025-04-15T12:00:00Z"));

            assertThat(value(pipeline, ScopeType.SITE, US, "2025-04-13", "sales_pace")
                            .getValue())
                    .isEqualTo(-10);
            assertThat(status(pipeline, US, "2025-04-13")).isEqualTo("behind");
        }
    }

    /** At noon (UTC) a third of the day is gone in New York, or it would look behind every morning. */
    @Test
    void shouldCountOfTheRunningDayWhatIsGone() {
        try (Pipeline pipeline = pipeline(HELD, RATES, TARGETS)) {
            pipeline.clock.set(Instant.parse("2025-04-16T10:00:00Z"));
            for (int day = 0; day < 15; day++) {
                sell(pipeline, US, APRIL_1.plusDays(day), "100");
            }
            pipeline.settle();

            KpiValue pace = value(pipeline, ScopeType.SITE, US, "2025-04-16", "sales_pace");
            assertThat(pace.getNumerator()).isEqualByComparingTo("-25");
            assertThat(pace.getStatus()).isEqualTo("on-track");
        }
    }

    @Test
    void shouldSayNothingOfTargetsWhereThereIsNone() {
        try (Pipeline pipeline = pipeline(HELD, RATES)) {
            sell(pipeline, US, APRIL_1, "100");
            pipeline.settle();

            assertThat(find(pipeline, ScopeType.SITE, US, "2025-04-01", "sales_pace"))
                    .isEmpty();
            assertThat(value(pipeline, ScopeType.SITE, US, "2025-04-01", "net_sales_budget")
                            .getTarget())
                    .isNull();
        }
    }
}
