package io.globalkpi.ingest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.reference.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sheet of 50 owners and 12 months, from the template to the tree. */
class TargetSheetTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Path DEFAULTS = Path.of("..", "deploy", "config", "defaults");
    private static final List<String> MONTHS = IntStream.rangeClosed(1, 12)
            .mapToObj(month -> String.format(Locale.ROOT, "2027-%02d", month))
            .toList();

    @TempDir
    private Path directory;

    @BeforeEach
    void writeTheBusiness() throws IOException {
        StringBuilder owners = new StringBuilder("owners:\n");
        StringBuilder sites = new StringBuilder("sites:\n");
        StringBuilder ownership = new StringBuilder("ownership:\n");
        for (int i = 1; i <= 50; i++) {
            owners.append("  - {owner: o%d, name: '%s', from: 2024-01-01, team: west}%n"
                    .formatted(i, i == 50 ? "=HYPERLINK(1)" : "Owner " + i));
            sites.append(
                    "  - {id: amazon-us/s%d, name: S%d, platform: amazon, market: US, currency: USD, zone: America/New_York, openedOn: 2024-01-01}%n"
                            .formatted(i, i));
            ownership.append("  - {site: amazon-us/s%d, from: 2024-01-01, owner: o%d}%n".formatted(i, i));
        }
        write("company.yaml", "company: {id: acme, name: Acme, reportingCurrency: USD, zone: UTC}");
        write("owners.yaml", owners.toString());
        write("sites.yaml", sites.toString());
        write("ownership.yaml", ownership.toString());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private static List<TargetTemplate.Line> lines() {
        List<TargetTemplate.Line> lines = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            Map<String, BigDecimal> amounts = new LinkedHashMap<>();
            for (int month = 0; month < 12; month++) {
                amounts.put(MONTHS.get(month), new BigDecimal(1000 * i + month + ".25"));
            }
            String name = i == 50 ? "=HYPERLINK(1)" : "Owner " + i;
            lines.add(new TargetTemplate.Line("owner:o" + i, name, "net_sales_budget", "USD", amounts));
        }
        return lines;
    }

    private Path sheet(List<TargetTemplate.Line> lines) throws IOException {
        Path sheet = directory.resolve("targets-2027.xlsx");
        try (OutputStream out = Files.newOutputStream(sheet)) {
            new TargetTemplate(MONTHS, lines).write(out);
        }
        return sheet;
    }

    private ReferencePlan plan(Path sheet) {
        return Planner.plan(List.of(DEFAULTS, directory, sheet), InForce.NOTHING, NOW);
    }

    @Test
    void shouldTakeBackWhatTheTemplateHolds() throws IOException {
        ReferencePlan plan = plan(sheet(lines()));

        assertThat(plan.problems()).isEmpty();
        List<Target> targets = plan.changes().stream()
                .filter(change -> change.after() instanceof Target)
                .map(change -> (Target) change.after())
                .toList();
        assertThat(targets).hasSize(600);
        assertThat(targets.get(13).getScopeId()).isEqualTo("o2");
        assertThat(targets.get(13).getPeriod()).isEqualTo("2027-02");
        assertThat(targets.get(13).getAmount()).isEqualByComparingTo("2001.25");
        assertThat(targets.get(13).getFrom()).hasToString("2027-01-01");
    }

    @Test
    void shouldShowTheTree() throws IOException {
        ReferencePlan plan = plan(sheet(lines()));

        assertThat(plan.warnings()).noneMatch(warning -> warning.contains("placed nowhere"));
        assertThat(plan.targets().get(1))
                .startsWith("company:acme")
                .contains("15303450.00 ") // 12 x 1,275,000 and the odd 3,450 of months and quarters
                .contains("1275012.50 ");
        assertThat(plan.targets()).anyMatch(line -> line.contains("owner:o7 ") && line.contains("7000.25*"));
    }

    @Test
    void shouldNameTheCellsOfThreeMistakes() throws IOException {
        List<TargetTemplate.Line> lines = new ArrayList<>(lines());
        lines.set(
                4,
                new TargetTemplate.Line(
                        "owner:nobody", "", "net_sales_budget", "USD", Map.of("2027-03", BigDecimal.ONE)));
        lines.set(9, new TargetTemplate.Line("owner:o10", "", "net_sales", "USD", Map.of("2027-03", BigDecimal.ONE)));
        lines.set(
                19,
                new TargetTemplate.Line(
                        "owner:o20", "", "net_sales_budget", "USD", Map.of("2027-12", new BigDecimal("0.12345678"))));

        assertThat(plan(sheet(lines)).problems().stream().sorted(Comparator.comparingInt(Problem::line)))
                .extracting(Problem::toString)
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .startsWith("targets-2027.xlsx:6: cell A6 (scope): is not known (was 'nobody'"),
                        problem -> assertThat(problem)
                                .isEqualTo("targets-2027.xlsx:11: cell C11 (kpi): cannot have a target"
                                        + " (was 'net_sales'; expected net_sales_budget)"),
                        problem -> assertThat(problem)
                                .isEqualTo("targets-2027.xlsx:21: cell T21 (amount): has the wrong form"
                                        + " (was '0.12345678'; expected a decimal with at most six places)"));
    }

    /** A name that begins like a formula must not become one in somebody's spreadsheet. */
    @Test
    void shouldEscapeWhatASpreadsheetWouldTakeForAFormula() throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(sheet(lines()).toFile())) {
            assertThat(workbook.getFirstSheet().read().get(50).getCell(1).getText())
                    .isEqualTo("'=HYPERLINK(1)");
        }
        assertThat(SheetText.plain(SheetText.escaped("@x"))).isEqualTo("@x");
        assertThat(SheetText.escaped("-5.25")).isEqualTo("-5.25");
        assertThat(SheetText.escaped("+1+cmd|' /C calc'!A0")).startsWith("'+");
    }

    @Test
    void shouldRefuseASheetWithoutItsColumns() throws IOException {
        Path sheet = directory.resolve("other.xlsx");
        try (OutputStream out = Files.newOutputStream(sheet);
                org.dhatim.fastexcel.Workbook workbook = new org.dhatim.fastexcel.Workbook(out, "x", "1.0")) {
            workbook.newWorksheet("Sheet").value(0, 0, "owner");
        }

        assertThat(plan(sheet).problems())
                .extracting(Problem::message)
                .containsExactly("has no column kpi", "has no column scope");
    }
}
