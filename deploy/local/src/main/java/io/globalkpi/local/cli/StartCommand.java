package io.globalkpi.local.cli;

import io.globalkpi.local.LocalConfig;
import io.globalkpi.local.LocalStack;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The pipeline in one process, kept running until it is told to stop. */
@Command(name = "start", description = "Run the pipeline in one process, data kept between starts, until Ctrl-C.")
final class StartCommand implements Callable<Integer> {

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StackOptions options;

    @Override
    public Integer call() throws InterruptedException {
        Surroundings around = root.surroundings();
        Path data = options.data(around.dataOf("local"));
        LocalConfig config = options.config(data, around);
        ConsoleLog.into(data);
        try (LocalStack stack = LocalStack.start(config, around.clock())) {
            StopSignal.closes(stack);
            spec.commandLine().getOut().println(WhereToLook.text(config));
            spec.commandLine().getOut().println("Ready. Ctrl-C stops it; the data stays.");
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
            return 0;
        }
    }
}
