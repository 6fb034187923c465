package io.globalkpi.local.cli;

import io.globalkpi.local.read.KpiQuestion;
import io.globalkpi.local.read.PipelineException;
import io.globalkpi.local.trace.Traced;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.id.WindowId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** One published value with every entity, revision and raw record behind it. */
@Command(
        name = "trace",
        description = {
            "List what one published value is made of, down to the raw records, and add it up once more.",
            "Raw records are made into events anew and summed by the oracle; the state of the engine is not asked."
        })
final class TraceCommand implements Callable<Integer> {

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Mixin
    private FormatOption format;

    @Option(
            names = "--scope",
            paramLabel = "TYPE:ID",
            required = true,
            converter = OptionTexts.ScopeText.class,
            description = "Whom about: site, owner, team, platform, market, company or sku.")
    private ScopeRef scope;

    @Option(names = "--kpi", paramLabel = "ID", required = true, description = "Which KPI, such as return_rate.")
    private String kpi;

    @Option(
            names = "--window",
            paramLabel = "W",
            required = true,
            converter = OptionTexts.WindowText.class,
            description = "1h, 24h, 7d, 30d, 60d, 90d, day, week, month, quarter or year.")
    private WindowId window;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = OptionTexts.InstantText.class,
            description = "The value of the step this lies in, such as 2011-05-01T00:00:00Z (default: the latest).")
    private @Nullable Instant at;

    @Option(
            names = "--mappings",
            paramLabel = "DIR",
            description = "The mappings that files were imported by (default: deploy/config/mappings).")
    private @Nullable Path mappings;

    @Override
    public Integer call() throws InterruptedException {
        boolean agrees = true;
        for (Traced traced : traced()) {
            TraceReport.of(traced, spec.commandLine()).print(format.format());
            agrees &= traced.agrees();
        }
        return agrees ? 0 : 1;
    }

    private List<Traced> traced() throws InterruptedException {
        KpiQuestion question = new KpiQuestion(List.of(scope), Set.of(window), Set.of(kpi), at);
        List<Traced> traced = new Traces(pipeline, root.surroundings(), mappings).of(question);
        if (traced.isEmpty()) {
            throw new PipelineException("no value was published for that; `deploy/run kpis` lists what there is");
        }
        return traced;
    }
}
