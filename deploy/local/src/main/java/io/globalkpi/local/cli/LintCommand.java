package io.globalkpi.local.cli;

import io.globalkpi.alert.lint.Finding;
import io.globalkpi.alert.lint.Lint;
import io.globalkpi.schemas.table.ReferenceData;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Rules that never fire, routes that nothing reaches, shops nobody answers for. */
@Command(
        name = "lint",
        description = {
            "Look over rules, routes, people and owners in force for what will not do what it looks like,",
            "or as applying a directory would leave them. Ends with 1 if there is an error."
        })
final class LintCommand implements Callable<Integer> {

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "A directory of YAML files.")
    private @Nullable Path directory;

    @Option(names = "--errors", description = "Leave out notes: what may be meant so.")
    private boolean errors;

    @Override
    public Integer call() throws InterruptedException {
        ReferenceData inForce = pipeline.reference(root.surroundings());
        ReferenceData data =
                directory == null ? inForce : ProposedRules.with(directory, inForce, pipeline, root.surroundings());
        List<Finding> findings = Lint.of(data, root.surroundings().clock()).stream()
                .filter(finding -> finding.grave() || !errors)
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(out::println);
        long grave = findings.stream().filter(Finding::grave).count();
        out.println(grave + " errors, " + (findings.size() - grave) + " notes");
        return grave == 0 ? 0 : 1;
    }
}
