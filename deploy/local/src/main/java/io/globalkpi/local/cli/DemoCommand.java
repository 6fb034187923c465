package io.globalkpi.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The whole pipeline with a month of business in time lapse. */
@Command(
        name = "demo",
        description = {
            "Run the pipeline in one process and a simulated month of business through it, in time lapse, until Ctrl-C.",
            "It begins anew each time, in a directory of its own."
        })
final class DemoCommand implements Callable<Integer> {

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StackOptions stack;

    @Mixin
    private BusinessOptions business;

    @Option(names = "--until-caught-up", description = "End after the month, with a summary.")
    private boolean untilCaughtUp;

    @Override
    public Integer call() throws Exception {
        Surroundings around = root.surroundings();
        return Doors.demo(
                around, stack, business, untilCaughtUp, spec.commandLine().getOut());
    }
}
