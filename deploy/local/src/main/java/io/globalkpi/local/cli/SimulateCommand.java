package io.globalkpi.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A month of a believable business, published to a running pipeline as fast as it takes it. */
@Command(name = "simulate", description = "Publish a seeded month of a believable business to a running pipeline.")
final class SimulateCommand implements Callable<Integer> {

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Mixin
    private BusinessOptions business;

    @Option(names = "--truth", description = "Print what was planted, as JSON, after publishing it.")
    private boolean truth;

    @Override
    public Integer call() throws Exception {
        return Doors.simulate(
                root.surroundings(),
                pipeline,
                business,
                truth,
                spec.commandLine().getOut());
    }
}
