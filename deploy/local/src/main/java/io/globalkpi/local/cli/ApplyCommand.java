package io.globalkpi.local.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A directory of YAML, checked whole and then published as the reference data in force. */
@Command(
        name = "apply",
        description = {
            "Check a directory of reference data (sites, owners, rates, KPIs, rules, ...) and publish what changed.",
            "Nothing is deleted because it is absent."
        })
final class ApplyCommand implements Callable<Integer> {

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Parameters(paramLabel = "DIR", description = "The directory of YAML files.")
    private Path directory;

    @Option(names = "--dry-run", description = "Show what would change and publish nothing.")
    private boolean dryRun;

    @Option(names = "--prune", description = "End by date what is in force but not in the directory, after showing it.")
    private boolean prune;

    @Override
    public Integer call() throws Exception {
        Doors.Apply what = new Doors.Apply(directory, dryRun, prune);
        return Doors.apply(
                root.surroundings(), pipeline, what, spec.commandLine().getOut());
    }
}
