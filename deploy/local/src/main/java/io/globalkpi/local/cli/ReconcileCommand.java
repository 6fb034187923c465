package io.globalkpi.local.cli;

import io.globalkpi.schemas.kpi.Reconciliation;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the authoritative source and the others tell of the same days, and why they differ. */
@Command(
        name = "reconcile",
        description = {
            "Print what a site's authoritative source and another one tell of the same days, and what explains the difference:",
            "zone, cancelled, refund-date, fees, tax, currency, missing. Causes and the unexplained rest sum to the difference.",
            "With --above the days only whose unexplained rest is more, and exit code 1 if there are any: for a scheduler."
        })
final class ReconcileCommand implements Callable<Integer> {

    private static final Listing<Reconciliation> LISTING = new Listing<>(
            Topics::reconciliation, Reconciliation.class, Reconciliations.ORDER, Reconciliations.columns());

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Mixin
    private FormatOption format;

    @Option(names = "--site", paramLabel = "ID", description = "Of this site only.")
    private @Nullable String site;

    @Option(names = "--feed", paramLabel = "FEED", description = "Of this feed only: orders or returns.")
    private @Nullable String feed;

    @Option(names = "--from", paramLabel = "DATE", description = "From this local date on.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "To this local date, inclusive.")
    private @Nullable LocalDate to;

    @Option(
            names = "--above",
            paramLabel = "PERCENT",
            description = "Days with more unexplained than this part of the greater amount, such as 0.5.")
    private @Nullable BigDecimal above;

    @Override
    public Integer call() {
        if (above != null && above.signum() < 0) {
            throw new ParameterException(spec.commandLine(), "--above must be zero or more, was " + above);
        }
        List<Reconciliation> rows = LISTING.records(pipeline, root.surroundings(), this::isWanted);
        LISTING.print(rows, format, spec.commandLine().getOut());
        if (rows.isEmpty() && above == null) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "nothing to reconcile; a site is compared once its sources: in sites.yaml name an authority"
                                    + " for orders or returns and another source tells of it");
        }
        return above != null && !rows.isEmpty() ? 1 : 0;
    }

    private boolean isWanted(Reconciliation row) {
        return (site == null || site.equals(row.getSite()))
                && (feed == null || feed.equals(row.getFeed()))
                && (from == null || !row.getDate().isBefore(from))
                && (to == null || !row.getDate().isAfter(to))
                && (above == null || Reconciliations.isAbove(row, above.movePointLeft(2)));
    }
}
