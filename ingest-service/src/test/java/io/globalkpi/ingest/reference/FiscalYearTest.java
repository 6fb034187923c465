package io.globalkpi.ingest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.reference.FiscalYear;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Target;
import io.globalkpi.schemas.reference.WeekPattern;
import io.globalkpi.schemas.reference.YearEnd;
import io.globalkpi.schemas.reference.YearName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a company's months are is given once, in company.yaml, and all periods of the other files go by it. */
class FiscalYearTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Path DEFAULTS = Path.of("..", "deploy", "config", "defaults");
    private static final FiscalYear RETAIL = new FiscalYear(WeekPattern.W4_5_4, 7, 1, YearEnd.NEAREST, YearName.START);
    private static final String WRITTEN =
            ", fiscalYear: {pattern: 4-5-4, weekBegins: sunday, endMonth: January, ends: NEAREST, namedAfter: START}";

    @TempDir
    private Path directory;

    private void company(String more) throws IOException {
        Files.writeString(
                directory.resolve("company.yaml"),
                "company: {id: acme, name: Acme, reportingCurrency: USD, zone: UTC" + more + "}");
    }

    private void targets(String... rows) throws IOException {
        Files.writeString(directory.resolve("targets.yaml"), "targets:\n  - {" + String.join("}\n  - {", rows) + "}\n");
    }

    private ReferencePlan plan(InForce inForce, boolean areThereValues) {
        return Planner.plan(List.of(DEFAULTS, directory), inForce, NOW, History.NONE, () -> areThereValues);
    }

    private ReferencePlan first() {
        return plan(InForce.NOTHING, false);
    }

    private static InForce inForce(FiscalYear rule) {
        return new InForce(
                Optional.of(Manifest.newBuilder()
                        .setVersion(1)
                        .setAppliedAt(NOW)
                        .setCompany("acme")
                        .setReportingCurrency("USD")
                        .setZone("UTC")
                        .setFingerprint("")
                        .setFiscalYear(rule)
                        .build()),
                Map.of());
    }

    @Test
    void shouldBeMonthsOfTheCalendarUnlessItIsWritten() throws IOException {
        company("");
        assertThat(first().company().fiscalYear()).isEmpty();

        company(WRITTEN);
        assertThat(first().problems()).isEmpty();
        assertThat(first().company().fiscalYear()).hasValue(RETAIL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weeks | has the wrong form (was 'weeks'",
                "{pattern: 4-4-4, weekBegins: SUNDAY, endMonth: MAY, ends: LAST} | has a wrong pattern (was '4-4-4'",
                "{pattern: 4-4-5, weekBegins: 1, endMonth: MAY, ends: LAST} | has a wrong weekBegins (was '1'",
                "{pattern: 4-4-5, weekBegins: SUNDAY, ends: LAST} | lacks endMonth",
                "{pattern: 4-4-5, weekBegins: SUNDAY, endMonth: MAY, ends: FIRST} | has a wrong ends (was 'FIRST'",
                "{pattern: 4-4-5, weekBegins: SUNDAY, endMonth: MAY, ends: LAST, anchor: 1} | is not known (was 'anchor'"
            })
    void shouldRefuse(String written, String problem) throws IOException {
        company(", fiscalYear: " + written);

        assertThat(first().problems())
                .extracting(Problem::toString)
                .anyMatch(text -> text.contains("company.fiscalYear") && text.contains(problem));
    }

    @Test
    void shouldStayWhenItIsLeftOut() throws IOException {
        company("");

        ReferencePlan plan = plan(inForce(RETAIL), true);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.company().fiscalYear()).hasValue(RETAIL);
    }

    @Test
    void shouldBeFixedOnceThereAreValues() throws IOException {
        company(WRITTEN);
        assertThat(plan(inForce(RETAIL), true).problems()).isEmpty();
        assertThat(plan(inForce(null), true).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("company.yaml:1: fiscalYear: cannot be changed once there are values")
                        .contains("`rebuild`"));
        company(", fiscalYear: calendar");
        assertThat(plan(inForce(RETAIL), true).problems()).hasSize(1);
    }

    @Test
    void shouldBeChangedAsLongAsThereIsNoValue() throws IOException {
        company(WRITTEN);

        ReferencePlan plan = plan(inForce(null), false);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.isEmpty()).isFalse();
    }

    private static Target target(ReferencePlan plan) {
        return plan.changes().stream()
                .map(Change::after)
                .filter(Target.class::isInstance)
                .map(Target.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError(plan.problems()));
    }

    /** Also those of a directory before the one that says what months are. */
    @Test
    void shouldBeWhatPeriodsOfTargetsMean(@TempDir Path before) throws IOException {
        company(WRITTEN);
        targets("scope: company:acme, kpi: orders, period: 2027-02, amount: 10");
        assertThat(target(first()).getFrom()).hasToString("2027-01-31");

        Files.move(directory.resolve("targets.yaml"), before.resolve("targets.yaml"));
        ReferencePlan plan = Planner.plan(List.of(DEFAULTS, before, directory), InForce.NOTHING, NOW);
        assertThat(target(plan).getFrom()).hasToString("2027-01-31");
    }

    @Test
    void shouldRefuseA53rdWeekOfAYearOf52() throws IOException {
        company(WRITTEN);
        targets(
                "scope: company:acme, kpi: orders, period: 2023-W53, amount: 10",
                "scope: company:acme, kpi: orders, period: 2024-W53, amount: 10");

        assertThat(first().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.was()).isEqualTo("2024-W53"));
    }

    @Test
    void shouldAskForTheSameFiscalMonthsOfLastYear() throws IOException {
        company(WRITTEN);
        targets("scope: company:acme, kpi: orders, period: 2024-Q4, amount: 3000, weights: last-year");
        List<String> asked = new ArrayList<>();
        History history = (scope, kpi, month) -> {
            asked.add(month + " until " + month.last());
            return Optional.of(BigDecimal.TEN);
        };

        ReferencePlan plan = Planner.plan(List.of(DEFAULTS, directory), InForce.NOTHING, NOW, history, () -> false);

        assertThat(target(plan).getWeights()).containsOnlyKeys("2024-10", "2024-11", "2024-12");
        assertThat(asked)
                .containsExactly("2023-10 until 2023-11-25", "2023-11 until 2023-12-30", "2023-12 until 2024-02-03");
    }
}
