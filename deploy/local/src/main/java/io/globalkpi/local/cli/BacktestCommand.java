package io.globalkpi.local.cli;

import io.globalkpi.alert.backtest.Backtest;
import io.globalkpi.alert.backtest.Outcome;
import io.globalkpi.alert.backtest.Passage;
import io.globalkpi.alert.backtest.Span;
import io.globalkpi.alert.backtest.Suggestions;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

/** Recorded KPIs through rules: what would have fired, for whom, how often. */
@Command(
        name = "backtest",
        description = {
            "Replay recorded KPIs through the rules in force, and beside them as a file would change them.",
            "Nothing is published and nobody is told."
        })
final class BacktestCommand implements Callable<Integer> {

    private static final Duration BY_DEFAULT = Duration.ofDays(30);

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Option(names = "--rules", paramLabel = "FILE", description = "Rules to try, as in rules.yaml.")
    private @Nullable Path file;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            converter = OptionTexts.InstantText.class,
            description = "First business time looked at (default: 30 days before --to).")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "INSTANT",
            converter = OptionTexts.InstantText.class,
            description = "Business time it ends, exclusive (default: now).")
    private @Nullable Instant to;

    @Option(
            names = "--suggest",
            paramLabel = "N",
            description = {
                "Propose thresholds with which a rule by itself sends nobody more than N messages a week:",
                "for rules that the file adds or changes, else for all."
            })
    private @Nullable Double suggest;

    @Option(
            names = "--compare",
            description = {
                "Compare what the rules in force come to with the breaches that were recorded live, and print what differs;",
                "exit code 1 if anything does."
            })
    private boolean compare;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Surroundings around = root.surroundings();
        Span span = span(around.clock().instant());
        ReferenceData inForce = pipeline.reference(around);
        ProposedRules proposed = file == null
                ? new ProposedRules(inForce, List.of())
                : ProposedRules.of(file, inForce, pipeline, around);
        BacktestReport report = run(span, inForce, proposed);
        report.print(spec.commandLine().getOut());
        return compare ? compared(span, report.outcomes().get(0)) : 0;
    }

    private int compared(Span span, Outcome inForce) {
        PrintWriter out = spec.commandLine().getOut();
        try (TopicReader reader = pipeline.reader()) {
            RecordedBreaches recorded = RecordedBreaches.in(
                    span, reader, pipeline.registry(root.surroundings()), new Topics(pipeline.partitions()));
            List<String> differences = recorded.differences(inForce.breaches());
            differences.forEach(out::println);
            out.printf("%d changes of breaches recorded live, %d differ%n", recorded.count(), differences.size());
            out.flush();
            return differences.isEmpty() ? 0 : 1;
        }
    }

    private Span span(Instant now) {
        Instant end = to == null ? now : to;
        return new Span(from == null ? end.minus(BY_DEFAULT) : from, end, now.minus(Topic.COMPACTION_LAG));
    }

    private BacktestReport run(Span span, ReferenceData inForce, ProposedRules proposed) {
        Backtest backtest = file == null ? new Backtest(span, inForce) : new Backtest(span, inForce, proposed.data());
        Suggestions suggestions = new Suggestions(span, proposed.data(), suggested(proposed));
        try (TopicReader reader = pipeline.reader()) {
            Surroundings around = root.surroundings();
            KpiHistory history = new KpiHistory(reader, pipeline.registry(around), pipeline.topics(reader, around));
            history.through(() -> passages(backtest, suggestions));
            return new BacktestReport(
                    span, history, backtest.outcomes(), suggest == null ? Map.of() : suggestions.within(suggest));
        }
    }

    private List<Passage> passages(Backtest backtest, Suggestions suggestions) {
        List<Passage> passages = new ArrayList<>(List.of(backtest.passage()));
        if (suggest != null) {
            passages.add(suggestions.passage());
        }
        return passages;
    }

    private List<Rule> suggested(ProposedRules proposed) {
        if (suggest == null || !proposed.changed().isEmpty()) {
            return suggest == null ? List.of() : proposed.changed();
        }
        return proposed.data().rows(Topics.RULES, Rule.class).stream()
                .filter(Rule::getEnabled)
                .toList();
    }
}
