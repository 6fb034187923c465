package io.globalkpi.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Targets as people plan them: in a workbook. */
@Command(
        name = "targets",
        description = "Targets in a workbook: write one to fill in, check and publish one that is filled in.",
        subcommands = {TargetTemplateCommand.class, TargetImportCommand.class})
final class TargetsCommand implements Runnable {

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    Surroundings surroundings() {
        return root.surroundings();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "template or import?");
    }
}
