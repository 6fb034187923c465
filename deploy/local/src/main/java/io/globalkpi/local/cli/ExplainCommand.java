package io.globalkpi.local.cli;

import io.globalkpi.alert.detect.RuleExplainer;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.table.ReferenceReader;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A rule as one scope has it, each value with the layer that gave it. */
@Command(
        name = "explain",
        description =
                "Print a rule as a scope has it: each value with the layer that gave it, and what bends it that day.")
final class ExplainCommand implements Callable<Integer> {

    private static final long PATIENCE_SECONDS = 20;

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Parameters(index = "0", paramLabel = "RULE", description = "The rule, such as return-rate-high.")
    private String rule;

    @Parameters(
            index = "1",
            paramLabel = "TYPE:ID",
            converter = OptionTexts.ScopeText.class,
            description = "The scope, such as site:amazon-us/acme.")
    private ScopeRef scope;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = OptionTexts.InstantText.class,
            description = "The instant whose day and owner count (default: now).")
    private @Nullable Instant at;

    @Override
    public Integer call() throws InterruptedException {
        Instant when = at == null ? root.surroundings().clock().instant() : at;
        new RuleExplainer(reference())
                .explain(rule, scope.type(), scope.id(), when)
                .forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    private ReferenceData reference() throws InterruptedException {
        CompletableFuture<ReferenceData> data = new CompletableFuture<>();
        try (ReferenceReader reader = new ReferenceReader(
                Map.of("bootstrap.servers", pipeline.bootstrap()),
                pipeline.registry(root.surroundings()),
                new Topics(pipeline.partitions()))) {
            reader.start(data::complete);
            return data.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException(
                    "no reference data at " + pipeline.bootstrap()
                            + "; is the pipeline running, and was anything applied?",
                    e);
        }
    }
}
