package io.globalkpi.local.cli;

import io.globalkpi.local.read.KpiQuestion;
import io.globalkpi.local.read.KpiReader;
import io.globalkpi.local.read.KpiRow;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** KPI values with what they are made of and what time they cover. */
@Command(
        name = "kpis",
        description = {
            "Print KPI values, the latest or as of an instant, with numerator and denominator.",
            "Without options: the latest values of all scopes."
        })
final class KpisCommand implements Callable<Integer> {

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
            converter = OptionTexts.ScopeText.class,
            description = "Whom about: site, owner, team, platform, market, company or sku; may be given again.")
    private List<ScopeRef> scopes = List.of();

    @Option(names = "--kpi", paramLabel = "ID", description = "Which KPI, such as return_rate; may be given again.")
    private Set<String> kpis = Set.of();

    @Option(
            names = "--position",
            paramLabel = "NAME",
            description =
                    "The KPIs of a position: executive, site-operator, ads, agency, or one of your own kpis.yaml.")
    private @Nullable String position;

    @Option(
            names = "--window",
            paramLabel = "W",
            converter = OptionTexts.WindowText.class,
            description = "1h, 24h, 7d, 30d, 60d, 90d, day, week, month, quarter or year; may be given again.")
    private Set<WindowId> windows = EnumSet.noneOf(WindowId.class);

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = OptionTexts.InstantText.class,
            description = "The value of the step this lies in, such as 2011-05-01T00:00:00Z (default: the latest).")
    private @Nullable Instant at;

    @Override
    public Integer call() throws InterruptedException {
        KpiQuestion question = new KpiQuestion(scopes, windows, position == null ? kpis : ofPosition(position), at);
        List<KpiRow> rows;
        try (TopicReader reader = pipeline.reader()) {
            Surroundings around = root.surroundings();
            rows = new KpiReader(reader, pipeline.registry(around), pipeline.topics(reader, around)).rows(question);
        }
        KpiTable.of(format.format())
                .print(rows, format.format(), spec.commandLine().getOut());
        if (rows.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("no value was published for that; `deploy/run kpis` lists what there is");
        }
        return 0;
    }

    /** Those that are asked for besides are shown besides. */
    private Set<String> ofPosition(String name) throws InterruptedException {
        List<KpiDefinition> all = pipeline.reference(root.surroundings()).rows(Topics.KPIS, KpiDefinition.class);
        Set<String> found = all.stream()
                .filter(kpi -> kpi.getPositions().contains(name))
                .map(KpiDefinition::getKpi)
                .collect(Collectors.toCollection(TreeSet::new));
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no KPI belongs to the position " + name + "; there are "
                    + all.stream()
                            .flatMap(kpi -> kpi.getPositions().stream())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        found.addAll(kpis);
        return found;
    }
}
