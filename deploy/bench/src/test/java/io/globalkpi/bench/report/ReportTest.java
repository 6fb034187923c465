package io.globalkpi.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.bench.measure.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final List<Run> RUNS = List.of(
            rate("raw", 1_000, true),
            rate("engine", 200, true),
            rate("engine", 100, true),
            rate("engine", 900, false),
            rate("engine", 180, true),
            rate("raw", 1_000, true));

    @TempDir
    Path folder;

    private static Run rate(String runner, double rate, boolean exact) {
        return new Run(runner, exact, Map.of(Run.RATE, rate), exact ? List.of() : List.of("NOT EXACT: lost some"));
    }

    @Test
    void shouldTakeTheMedianOfTheExactRunsAlone() {
        assertThat(Figures.of(RUNS, "engine").median(Run.RATE)).contains(180.0);
    }

    @Test
    void shouldReplaceWhatIsBetweenTheMarksAndNothingElse() throws IOException {
        Path page = Files.writeString(
                folder.resolve("README.md"), "before\n" + Report.BEGIN + "\nold\n" + Report.END + "\nafter\n");
        Store store = new Store(folder);
        store.keep(new Measured("whole", "2026-06-17T10:00:00Z", "abc", Map.of(), Map.of(), RUNS));

        new Report(store, folder).writeInto(page);

        assertThat(Files.readString(page))
                .startsWith("before\n")
                .endsWith("after\n")
                .doesNotContain("\nold\n")
                .contains("| whole engine, events a second over (a) | at least 0.15 | not measured |  |")
                .contains("NOT EXACT: lost some");
        assertThat(folder.resolve("rates.svg")).exists();
    }

    @Test
    void shouldHoldAGoalAgainstTheMedianWhenAllRunsAreExact() {
        List<Run> exact = RUNS.stream().filter(Run::exact).toList();
        Measured whole = new Measured("whole", "2026-06-17T10:00:00Z", "abc", Map.of(), Map.of(), exact);

        assertThat(Goal.of(Map.of("whole", whole)))
                .filteredOn(goal -> goal.measure().equals("whole engine, events a second over (a)"))
                .singleElement()
                .matches(goal -> goal.met() && goal.value().orElseThrow() == 0.18);
    }

    @Test
    void shouldSayWhatWasNotMeasured() throws IOException {
        assertThat(new Report(new Store(folder), folder).markdown())
                .contains("| two threads over one | at least 1.40 | not measured |  |");
    }
}
