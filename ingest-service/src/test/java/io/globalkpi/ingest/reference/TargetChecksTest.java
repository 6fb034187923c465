package io.globalkpi.ingest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Target;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets as YAML: what is taken, what is refused, what is worth a note. */
class TargetChecksTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Path DEFAULTS = Path.of("..", "deploy", "config", "defaults");

    @TempDir
    private Path directory;

    @BeforeEach
    void writeTheBusiness() throws IOException {
        write("company.yaml", "company: {id: acme, name: Acme, reportingCurrency: USD, zone: UTC}");
        write("sites.yaml", """
                sites:
                  - {id: amazon-us/acme, name: US, platform: amazon, market: US, currency: USD, zone: UTC, openedOn: 2024-01-01}
                  - {id: ebay-us/acme, name: US, platform: ebay, market: US, currency: USD, zone: UTC, openedOn: 2024-01-01}
                """);
        write("owners.yaml", "owners:\n  - {owner: anna, name: Anna, from: 2024-01-01, team: west}");
        write("ownership.yaml", """
                ownership:
                  - {site: amazon-us/acme, from: 2024-01-01, owner: anna}
                  - {site: ebay-us/acme, from: 2024-01-01, owner: anna}
                """);
        write("fx-rates.yaml", "fx-rates:\n  - {base: USD, currency: EUR, kind: BUDGET, date: 2027-01-01, rate: 0.9}");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private ReferencePlan plan(String... targets) throws IOException {
        write("targets.yaml", "targets:\n  - {" + String.join("}\n  - {", targets) + "}\n");
        return Planner.plan(List.of(DEFAULTS, directory), InForce.NOTHING, NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scope: sites:amazon-us/acme, kpi: orders, period: 2027, amount: 1 | targets[0].scope: is no scope",
                "scope: sku:x, kpi: orders, period: 2027, amount: 1 | targets[0].scope: is not known (was 'SKU'",
                "scope: site:amazon-de/acme, kpi: orders, period: 2027, amount: 1 | targets[0].scope: is not known (was 'amazon-de/acme'",
                "scope: team:east, kpi: orders, period: 2027, amount: 1 | targets[0].scope: is not known (was 'east'; expected one of [west])",
                "scope: company:acme, kpi: net_sales, period: 2027, amount: 1 | cannot have a target (was 'net_sales'; expected net_sales_budget)",
                "scope: company:acme, kpi: sales_pace, period: 2027, amount: 1 | targets[0].kpi: cannot have a target (was 'sales_pace'",
                "scope: company:acme, kpi: orders, period: 2027-13, amount: 1 | targets[0].period: has the wrong form (was '2027-13'",
                "scope: company:acme, kpi: orders, period: 2027, amount: many | targets[0].amount: has the wrong form (was 'many'",
                "scope: company:acme, kpi: orders, period: 2027, amount: 1, currency: USD | targets[0].currency: stands beside what is no money",
                "scope: company:acme, kpi: gmv_budget, period: 2026-12, amount: 1, currency: EUR | targets[0].currency: has no budget rate on 2026-12-01",
                "scope: company:acme, kpi: orders, period: 2027, amount: 1, version: 2 | targets[0].reason: is empty (was ''; expected why version 2 replaces the one before)",
                "scope: company:acme, kpi: orders, period: 2027, amount: 1, weights: {2027-1: 3} | targets[0].weights: holds what is no weight (was '2027-1: 3'",
                "scope: company:acme, kpi: orders, period: 2027, amount: 1, weights: {2027-01: -3} | targets[0].weights: holds what is no weight",
                "scope: company:acme, kpi: orders, period: 2027-01, amount: 1, weights: last-year | targets[0].weights: are those of months",
                "scope: company:acme, kpi: orders, period: 2027-Q1, amount: 1, weights: last-year | targets[0].weights: cannot be told: nothing was published of [2026-01, 2026-02, 2026-03]"
            })
    void shouldNameWhatIsWrongWithATarget(String target, String expected) throws IOException {
        assertThat(plan(target).problems())
                .extracting(Problem::toString)
                .anyMatch(problem -> problem.contains(expected));
    }

    @Test
    void shouldTakeScopesWeightsAndDefaultDates() throws IOException {
        ReferencePlan plan = plan(
                "scope: company:acme, kpi: net_sales_budget, period: 2027-Q1, amount: 900, currency: EUR, weights: {2027-01: 1, 2027-02: 1, 2027-03: 2}",
                "scope: company:acme, kpi: sales_growth, period: 2027, amount: 0.4");

        assertThat(plan.problems()).isEmpty();
        Target target = (Target) plan.changes().stream()
                .filter(change -> change.after() instanceof Target)
                .findFirst()
                .orElseThrow()
                .after();
        assertThat(target.getScopeType()).isEqualTo("COMPANY");
        assertThat(target.getFrom()).hasToString("2027-01-01");
        assertThat(target.getWeights()).containsEntry("2027-03", 2.0);
        assertThat(plan.targets())
                .anyMatch(line ->
                        line.contains("site:ebay-us/acme") && line.contains("125.00") && line.contains("250.00"));
    }

    /** The year before sold 100 a month and 400 in its last; the plan has that shape, and keeps it when last year is corrected. */
    @Test
    void shouldTakeTheShapeOfLastYearOnce() throws IOException {
        write(
                "targets.yaml",
                "targets: [{scope: company:acme, kpi: orders, period: 2027, amount: 3000, weights: last-year}]");
        History history = (scope, kpi, month) ->
                Optional.of(new BigDecimal(month.toString().equals("2026-12") ? "400" : "100"));

        ReferencePlan plan = Planner.plan(List.of(DEFAULTS, directory), InForce.NOTHING, NOW, history, () -> false);

        assertThat(plan.problems()).isEmpty();
        Target target = (Target) plan.changes().stream()
                .map(Change::after)
                .filter(Target.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(target.getWeights())
                .hasSize(12)
                .containsEntry("2027-11", 100.0)
                .containsEntry("2027-12", 400.0);
        assertThat(plan.targets().get(1)).contains("200.00 ", "800.00 ");
        InForce inForce =
                new InForce(Optional.empty(), Map.of(Topics.TARGETS, Map.of("COMPANY|acme|orders|2027|1", target)));
        assertThat(Planner.plan(List.of(DEFAULTS, directory), inForce, NOW, History.NONE, () -> false)
                        .changes())
                .noneMatch(change -> change.after() instanceof Target);
    }

    /** A month's plan is known from January on: its quarter and year add up before they are over. */
    @Test
    void shouldKnowThePlanOfAYearFromItsFirstDay() throws IOException {
        ReferencePlan plan = plan(
                "scope: company:acme, kpi: orders, period: 2027-11, amount: 1",
                "scope: company:acme, kpi: orders, period: 2027-11, amount: 2, version: 2, author: wei, reason: more");

        assertThat(plan.changes())
                .extracting(Change::after)
                .filteredOn(Target.class::isInstance)
                .extracting(row -> ((Target) row).getFrom().toString())
                .containsExactly("2027-01-01", "2027-11-01");
    }

    @Test
    void shouldTakeGoalsOfTheCompanyOrKeepTheShippedOnes() throws IOException {
        assertThat(plan("scope: company:acme, kpi: orders, period: 2027, amount: 1")
                        .company()
                        .goals())
                .isEqualTo(Map.of("sales_growth", 0.4, "net_margin", 0.15));

        write(
                "company.yaml",
                "company: {id: acme, reportingCurrency: USD, zone: UTC, goals: {acos: 0.2, orders: 5, net_margin: much}}");
        ReferencePlan plan = plan("scope: company:acme, kpi: orders, period: 2027, amount: 1");

        assertThat(plan.company().goals()).isEqualTo(Map.of("acos", 0.2, "orders", 5.0));
        assertThat(plan.problems())
                .extracting(Problem::toString)
                .anyMatch(problem -> problem.contains("goals: holds no number (was 'net_margin: much'"))
                .anyMatch(problem -> problem.contains("goals: is no ratio (was 'orders'"));
    }

    @Test
    void shouldNoteAWholeThatIsNotTheSumOfItsParts() throws IOException {
        ReferencePlan plan = plan(
                "scope: market:US, kpi: orders, period: 2027-01, amount: 100",
                "scope: site:amazon-us/acme, kpi: orders, period: 2027-01, amount: 70",
                "scope: site:ebay-us/acme, kpi: orders, period: 2027-01, amount: 40");

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.warnings())
                .contains(
                        "orders of market:US 2027-01 is set to 100, but what is set below it comes to 110: -10 are placed nowhere");
    }

    /** The rule of targets.md: whoever is behind once a quarter of the season is gone is told. */
    @Test
    void shouldLetARuleWatchThePace() throws IOException {
        String page = Files.readString(Path.of("..", "deploy", "docs", "targets.md"));
        int from = page.indexOf("rules:\n");
        write("rules.yaml", page.substring(from, page.indexOf("```", from)));

        ReferencePlan plan = plan("scope: company:acme, kpi: orders, period: 2027, amount: 1");

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.changes())
                .extracting(Change::after)
                .anyMatch(row -> row instanceof Rule rule && rule.getKpi().equals("sales_pace"));
    }
}
