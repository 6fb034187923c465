package io.globalkpi.local.cli;

import io.globalkpi.alert.detect.RuleExplainer;
import io.globalkpi.schemas.id.ScopeRef;
import java.time.Instant;
import java.util.concurrent.Callable;
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
        new RuleExplainer(InForceData.of(pipeline, root.surroundings()))
                .explain(rule, scope.type(), scope.id(), when)
                .forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
