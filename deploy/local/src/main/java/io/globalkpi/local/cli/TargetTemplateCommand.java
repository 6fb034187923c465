package io.globalkpi.local.cli;

import io.globalkpi.ingest.reference.TargetTemplate;
import io.globalkpi.local.read.KpiReader;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.table.ReferenceData;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A workbook with a row for each owner (or site, team, market) and a column for each month. */
@Command(
        name = "template",
        description = {
            "Write a workbook of targets to fill in: a row for each scope there is, a column for each month.",
            "With --growth the months hold last year's values times that; else they are empty."
        })
final class TargetTemplateCommand implements Callable<Integer> {

    @ParentCommand
    private TargetsCommand parent;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Option(names = "--year", required = true, paramLabel = "YYYY", description = "The year to plan.")
    private int year;

    @Option(
            names = "--kpi",
            paramLabel = "ID",
            defaultValue = "net_sales_budget",
            description = "Which KPI (default: ${DEFAULT-VALUE}).")
    private String kpi;

    @Option(
            names = "--by",
            paramLabel = "TYPE",
            defaultValue = "OWNER",
            description = "owner, team, site, market, platform or company (default: owner).")
    private ScopeType by;

    @Option(names = "--growth", paramLabel = "PERCENT", description = "Fill in last year plus that many percent.")
    private BigDecimal growth;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "targets.xlsx",
            description = "Where to (default: ${DEFAULT-VALUE}); an existing file is left alone.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        ReferenceData data = Doors.referenceApply(parent.surroundings(), pipeline)
                .inForce()
                .orElseThrow(() -> new IllegalArgumentException("no reference data is applied yet: `apply` it first"));
        TargetDraft draft = new TargetDraft(data, kpi, by, year);
        List<TargetTemplate.Line> lines = growth == null ? draft.empty() : grown(draft);
        if (Files.exists(out)) {
            throw new IllegalArgumentException(out + " is already there; name another with --out");
        }
        try (OutputStream file = Files.newOutputStream(out)) {
            new TargetTemplate(draft.months(), lines).write(file);
        }
        long amounts = lines.stream().mapToLong(line -> line.amounts().size()).sum();
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %d rows, %d months, %d amounts%n",
                        out, lines.size(), draft.months().size(), amounts);
        return 0;
    }

    private List<TargetTemplate.Line> grown(TargetDraft draft) {
        BigDecimal factor = growth.movePointLeft(2).add(BigDecimal.ONE);
        try (TopicReader reader = pipeline.reader()) {
            Surroundings around = parent.surroundings();
            return draft.grown(
                    new KpiReader(reader, pipeline.registry(around), pipeline.topics(reader, around)), factor);
        }
    }
}
