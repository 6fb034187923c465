package io.globalkpi.local.cli;

import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.kpi.ScorecardLine;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** How owners did: for a person at the console, for a program, for the payroll. */
@Command(
        name = "scorecards",
        description = {
            "Print scorecards: score, level and bonus coefficient by owner and period; with --lines what they are made of.",
            "With --owner the console shows the lines and corrections of earlier periods as well."
        },
        subcommands = {DisputeCommand.class, SignOffCommand.class})
final class ScorecardsCommand implements Callable<Integer> {

    enum Format {
        TABLE,
        JSON,
        CSV,
        XLSX
    }

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Option(names = "--owner", paramLabel = "ID", description = "Of this owner only.")
    private @Nullable String owner;

    @Option(names = "--period", paramLabel = "P", description = "Of this period only: 2026, 2026-Q3 or 2026-11.")
    private @Nullable String period;

    @Option(names = "--lines", description = "A row for each line instead of each scorecard.")
    private boolean lines;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json, csv or xlsx (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(names = "--out", paramLabel = "FILE", description = "Into this file instead of to the console.")
    private @Nullable Path out;

    Surroundings surroundings() {
        return root.surroundings();
    }

    @Override
    public Integer call() throws IOException {
        if (format == Format.XLSX && out == null) {
            throw new ParameterException(spec.commandLine(), "a workbook needs a file: --out FILE");
        }
        List<Scorecard> cards = read(pipeline, surroundings(), owner, period);
        if (format == Format.XLSX) {
            workbook(cards);
        } else if (out == null) {
            print(cards, spec.commandLine().getOut());
        } else {
            try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(out))) {
                print(cards, file);
            }
        }
        if (cards.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("no scorecard was published for that; templates are reference data: scorecards.yaml");
        }
        return 0;
    }

    static List<Scorecard> read(
            PipelineOptions pipeline, Surroundings around, @Nullable String owner, @Nullable String period) {
        Comparator<Scorecard> order = Comparator.comparing(Scorecard::getPeriod).thenComparing(Scorecard::getOwner);
        return new Listing<>(Topics.SCORECARDS, Scorecard.class, order, ScorecardTables.cards())
                .records(
                        pipeline,
                        around,
                        card -> (owner == null || card.getOwner().equals(owner))
                                && (period == null || card.getPeriod().equals(period)));
    }

    private void workbook(List<Scorecard> cards) throws IOException {
        try (OutputStream file = Files.newOutputStream(out);
                Workbook book = new Workbook(file, "Global KPI", "1.0")) {
            ScorecardTables.cards().sheet("scorecards", cards, book);
            ScorecardTables.lines().sheet("lines", ScorecardTables.linesOf(cards), book);
            ScorecardTables.adjustments().sheet("adjustments", ScorecardTables.adjustmentsOf(cards), book);
        }
    }

    private void print(List<Scorecard> cards, PrintWriter to) {
        FormatOption.Format written = FormatOption.Format.valueOf(format.name());
        if (lines) {
            ScorecardTables.lines().print(ScorecardTables.linesOf(cards), written, to);
        } else {
            cardColumns().print(cards, written, to);
        }
        if (format == Format.TABLE && owner != null && !lines) {
            details(cards, to);
        }
    }

    /** JSON has room for what a table cannot hold. */
    private Table<Scorecard> cardColumns() {
        return format != Format.JSON
                ? ScorecardTables.cards()
                : ScorecardTables.cards()
                        .column(
                                "lines",
                                card -> ScorecardTables.linesOf(List.of(card)).stream()
                                        .map(ScorecardTables.lines()::object)
                                        .toList())
                        .column(
                                "adjustments",
                                card -> ScorecardTables.adjustmentsOf(List.of(card)).stream()
                                        .map(ScorecardTables.adjustments()::object)
                                        .toList());
    }

    private static void details(List<Scorecard> cards, PrintWriter to) {
        to.println();
        ScorecardTables.lines().print(ScorecardTables.linesOf(cards), FormatOption.Format.TABLE, to);
        var adjustments = ScorecardTables.adjustmentsOf(cards);
        if (!adjustments.isEmpty()) {
            to.println();
            ScorecardTables.adjustments().print(adjustments, FormatOption.Format.TABLE, to);
        }
        cards.forEach(card -> card.getLines().stream()
                .filter(ScorecardLine::getDisputed)
                .filter(line -> line.getWindowEnd() != null)
                .forEach(line -> to.println(
                        line.getLine() + " is disputed; its records: " + ScorecardTables.trace(card, line))));
        to.flush();
    }
}
