package io.globalkpi.local.cli;

import io.globalkpi.local.trace.Traced;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.kpi.ScorecardLine;
import io.globalkpi.schemas.reference.DisputeOutcome;
import io.globalkpi.schemas.reference.ScorecardDispute;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** An objection to a line, or its decision: both are rows of reference data, checked like a file of them. */
@Command(
        name = "dispute",
        description = {
            "Object to a line of a scorecard: it stands still until somebody else decides, with --outcome.",
            "Prints the line and the records behind it, down to the raw ones."
        })
final class DisputeCommand implements Callable<Integer> {

    @ParentCommand
    private ScorecardsCommand parent;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Mixin
    private LineOptions where;

    @Option(
            names = "--outcome",
            paramLabel = "WHAT",
            description = "Decide it: kept (the line counts as computed) or corrected (--points says what it counts).")
    private @Nullable DisputeOutcome outcome;

    @Option(names = "--points", paramLabel = "N", description = "Points of the line when corrected, 0 to 120.")
    private @Nullable BigDecimal points;

    @Override
    public Integer call() throws Exception {
        Map<String, Object> row = where.row();
        if (outcome == null || outcome == DisputeOutcome.OPEN) {
            raise(row);
        } else {
            decide(row, outcome);
        }
        PrintWriter out = spec.commandLine().getOut();
        int code = OneRow.apply(parent.surroundings(), pipeline, "scorecard-disputes", row, out);
        for (Scorecard card : ScorecardsCommand.read(pipeline, parent.surroundings(), where.owner(), where.period())) {
            show(card, out);
        }
        return code;
    }

    private void raise(Map<String, Object> row) {
        row.put("id", id());
        row.put("raisedBy", where.by());
        row.put("raisedOn", today().toString());
    }

    private LocalDate today() {
        return parent.surroundings().clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** With the time, as a line that was decided can be disputed anew, and what was decided stands. */
    private String id() {
        String now = parent.surroundings()
                .clock()
                .instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return String.join("/", where.owner(), where.period(), where.line(), now);
    }

    private void decide(Map<String, Object> row, DisputeOutcome decided) {
        ScorecardDispute open =
                LineOptions.inForce(Topics.SCORECARD_DISPUTES, ScorecardDispute.class, pipeline, parent.surroundings())
                        .stream()
                        .filter(one -> one.getOwner().equals(where.owner())
                                && one.getPeriod().equals(where.period())
                                && one.getLine().equals(where.line())
                                && one.getOutcome() == DisputeOutcome.OPEN)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no open dispute about " + where.line() + " of "
                                + where.owner() + " in " + where.period() + "; without --outcome one is raised"));
        row.put("id", open.getDispute());
        row.put("raisedBy", open.getRaisedBy());
        row.put("raisedOn", open.getRaisedOn().toString());
        row.put("outcome", decided.name());
        row.put("resolvedBy", where.by());
        if (points != null) {
            row.put("points", points.toPlainString());
        }
    }

    private void show(Scorecard card, PrintWriter out) throws InterruptedException {
        for (ScorecardLine line : card.getLines()) {
            if (line.getLine().equals(where.line())) {
                out.printf(
                        "%s %s %s: actual %s, target %s, points %s%n",
                        card.getOwner(),
                        card.getPeriod(),
                        line.getLine(),
                        line.getActual() == null ? "-" : line.getActual(),
                        plain(line.getTarget()),
                        plain(line.getPoints()));
                records(card, line, out);
            }
        }
        out.flush();
    }

    /** What was entered by hand has its evidence; what was counted, its records. */
    private void records(Scorecard card, ScorecardLine line, PrintWriter out) throws InterruptedException {
        if (line.getKpi() == null || line.getWindowEnd() == null) {
            out.println("its evidence: " + (line.getEvidence().isEmpty() ? "none" : line.getEvidence()));
            return;
        }
        List<Traced> traced =
                new Traces(pipeline, parent.surroundings(), null).of(ScorecardTables.question(card, line));
        if (traced.isEmpty()) {
            out.println("its records: no value is kept any more; " + ScorecardTables.trace(card, line));
        }
        traced.forEach(one -> TraceReport.of(one, spec.commandLine()).print(FormatOption.Format.TABLE));
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "-" : amount.stripTrailingZeros().toPlainString();
    }
}
