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

/** A filled-in workbook, checked whole, with errors by cell, and then published. */
@Command(name = "import", description = "Check a workbook of targets, name what is wrong by cell, and publish it.")
final class TargetImportCommand implements Callable<Integer> {

    @ParentCommand
    private TargetsCommand parent;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Parameters(paramLabel = "FILE", description = "The workbook (.xlsx).")
    private Path file;

    @Option(names = "--dry-run", description = "Show the target tree and publish nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        if (!file.toString().endsWith(".xlsx")) {
            throw new IllegalArgumentException(file + " is no .xlsx workbook; YAML is published by `apply`");
        }
        Doors.Apply what = new Doors.Apply(file, dryRun, false);
        return Doors.apply(
                parent.surroundings(), pipeline, what, spec.commandLine().getOut());
    }
}
