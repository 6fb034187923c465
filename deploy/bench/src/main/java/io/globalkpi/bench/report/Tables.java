package io.globalkpi.bench.report;

import io.globalkpi.bench.measure.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was measured, as Markdown. */
final class Tables {

    private Tables() {}

    static String goals(Map<String, Measured> sections) {
        return "| measure | goal | measured | |\n|---|---|---:|---|\n"
                + Goal.of(sections).stream().map(Goal::row).collect(Collectors.joining("\n"))
                + "\n";
    }

    /** Where, when, of what. */
    static String circumstances(Measured measured) {
        StringBuilder out = new StringBuilder();
        out.append("Measured ")
                .append(measured.at())
                .append(", commit ")
                .append(measured.commit())
                .append(".\n\n");
        measured.machine()
                .forEach((what, it) ->
                        out.append("- ").append(what).append(": ").append(it).append('\n'));
        measured.inputs()
                .forEach((name, mix) -> out.append("- input '")
                        .append(name)
                        .append("': ")
                        .append(mix)
                        .append('\n'));
        return out.append('\n').toString();
    }

    /** Rates, a row a runner: median, spread, all runs in the order they were made. */
    static String rates(List<Run> runs) {
        StringBuilder out = new StringBuilder(
                "| runner | events/s, median | spread | over (a) | warm | all runs |\n|---|---:|---:|---:|---:|---|\n");
        for (String runner : runners(runs)) {
            Figures figures = Figures.of(runs, runner);
            List<Double> rates = figures.values(Run.RATE);
            out.append("| ").append(runner).append(" | ");
            if (rates.isEmpty()) {
                out.append("not run | | | | ").append(why(figures)).append(" |\n");
                continue;
            }
            double median = figures.median(Run.RATE).orElseThrow();
            out.append(whole(median))
                    .append(" | ")
                    .append(whole(rates.stream()
                            .mapToDouble(Double::doubleValue)
                            .min()
                            .orElse(0)))
                    .append(" to ")
                    .append(whole(rates.stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElse(0)))
                    .append(" | ")
                    .append(limit(runs, runner)
                            .map(by -> String.format(Locale.ROOT, "%.3f", median / by))
                            .orElse(""))
                    .append(" | ")
                    .append(figures.median("warmEventsPerSecond")
                            .map(Tables::whole)
                            .orElse(""))
                    .append(" | ")
                    .append(rates.stream().map(Tables::whole).collect(Collectors.joining(", ")))
                    .append(why(figures).isEmpty() ? "" : "; " + why(figures))
                    .append(" |\n");
        }
        return out.append('\n').toString();
    }

    /** The peers read other events, smaller ones: their limit is their own. */
    private static Optional<Double> limit(List<Run> runs, String runner) {
        return Figures.of(runs, runner.startsWith("peers-") ? "peers-raw" : "raw")
                .median(Run.RATE);
    }

    /** What the runs that do not count say. */
    private static String why(Figures figures) {
        return figures.runs().stream()
                .filter(run -> !run.exact())
                .map(run ->
                        run.notes().isEmpty() ? "not exact" : run.notes().get(0).replace("|", "/"))
                .collect(Collectors.joining("; "));
    }

    /** Every other figure of every runner that has it: medians. */
    static String figures(List<Run> runs, List<String> which) {
        List<String> chosen = which.isEmpty() ? runners(runs) : which;
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        runs.stream()
                .filter(run -> chosen.contains(run.runner()))
                .forEach(run -> names.addAll(run.figures().keySet()));
        for (String name : names) {
            List<String> row = new ArrayList<>();
            chosen.forEach(runner -> row.add(
                    Figures.of(runs, runner).median(name).map(Tables::plain).orElse("")));
            rows.put(name, row);
        }
        String head =
                "| median of | " + String.join(" | ", chosen) + " |\n|---|" + "---:|".repeat(chosen.size()) + "\n";
        return head
                + rows.entrySet().stream()
                        .map(row -> "| " + row.getKey() + " | " + String.join(" | ", row.getValue()) + " |\n")
                        .collect(Collectors.joining())
                + "\n";
    }

    /** The same the other way round: a row a runner, all of which have the same figures. */
    static String byRunner(List<Run> runs) {
        List<String> names = List.copyOf(runs.get(0).figures().keySet());
        StringBuilder out = new StringBuilder("| median of | ")
                .append(String.join(" | ", names))
                .append(" |\n|---|")
                .append("---:|".repeat(names.size()))
                .append('\n');
        for (String runner : runners(runs)) {
            Figures figures = Figures.of(runs, runner);
            out.append("| ").append(runner).append(" | ");
            out.append(names.stream()
                    .map(name -> figures.median(name).map(Tables::plain).orElse("not measured"))
                    .collect(Collectors.joining(" | ")));
            out.append(" |\n");
        }
        return out.append('\n').toString();
    }

    static List<String> runners(List<Run> runs) {
        return runs.stream().map(Run::runner).distinct().toList();
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 1_000 ? "%,.0f" : "%.3f", value);
    }
}
