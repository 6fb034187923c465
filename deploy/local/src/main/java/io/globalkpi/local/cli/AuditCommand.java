package io.globalkpi.local.cli;

import io.globalkpi.local.demo.GroupLag;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.local.trace.Audit;
import io.globalkpi.local.trace.AuditResult;
import io.globalkpi.local.trace.Difference;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** All values of a day, computed once more from the events. */
@Command(
        name = "audit",
        description = {
            "Compute all KPI values of a day once more from the events, and list what differs from what was published.",
            "Windows that step by the clock: the steps that end on that day in UTC. Exit code 1 if anything differs."
        })
final class AuditCommand implements Callable<Integer> {

    private static final Table<Difference> COLUMNS = new Table<Difference>()
            .column("scopeType", row -> row.scope().type().name().toLowerCase(Locale.ROOT))
            .column("scopeId", row -> row.scope().id())
            .column("window", Difference::window)
            .column("windowEnd", Difference::end)
            .column("kpi", Difference::kpi)
            .column("published", Difference::published)
            .column("recomputed", Difference::recomputed);

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Mixin
    private FormatOption format;

    @Option(
            names = "--day",
            paramLabel = "DATE",
            required = true,
            converter = OptionTexts.DateText.class,
            description = "Local date of the scopes, such as 2026-11-01.")
    private LocalDate day;

    @Option(
            names = "--scope",
            paramLabel = "TYPE:ID",
            converter = OptionTexts.ScopeText.class,
            description = "These scopes only (default: all); may be given again.")
    private List<ScopeRef> scopes = List.of();

    @Override
    public Integer call() throws InterruptedException {
        AuditResult result;
        String group;
        try (TopicReader reader = pipeline.reader()) {
            Surroundings around = root.surroundings();
            Topics catalogue = pipeline.topics(reader, around);
            group = catalogue.generation().application(Doors.STREAMS_GROUP);
            result = new Audit(reader, pipeline.registry(around), catalogue, this::say)
                    .of(day, scopes, pipeline.reference(around));
        }
        if (format.format() != FormatOption.Format.TABLE || result.found() > 0) {
            COLUMNS.print(
                    result.differences(), format.format(), spec.commandLine().getOut());
        }
        summary(result);
        if (result.found() > 0) {
            warnOfLag(group);
        }
        return result.found() == 0 ? 0 : 1;
    }

    /** While the engine is behind, its values are those of fewer events: no fault. */
    private void warnOfLag(String group) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", pipeline.bootstrap()))) {
            long behind = new GroupLag(admin, pipeline.bootstrap(), Map.of()).unread(group);
            if (behind > 0) {
                say(String.format("%s is %,d records behind: ask again when it has caught up", group, behind));
            }
        }
    }

    private void summary(AuditResult result) {
        PrintWriter out = format.format() == FormatOption.Format.TABLE
                ? spec.commandLine().getOut()
                : spec.commandLine().getErr();
        result.notCompared().forEach((why, steps) -> out.printf("%,d not compared: %s%n", steps, why));
        out.printf("%,d values of %s compared, %,d differences%n", result.values(), day, result.found());
        if (result.found() > result.differences().size()) {
            out.printf("the first %,d are listed%n", result.differences().size());
        }
        out.flush();
    }

    private void say(String words) {
        spec.commandLine().getErr().println(words);
        spec.commandLine().getErr().flush();
    }
}
