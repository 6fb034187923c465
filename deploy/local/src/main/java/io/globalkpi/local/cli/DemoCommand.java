package io.globalkpi.local.cli;

import io.globalkpi.local.LocalConfig;
import io.globalkpi.local.LocalStack;
import io.globalkpi.local.demo.Business;
import io.globalkpi.local.demo.DemoClock;
import io.globalkpi.local.demo.DemoDirectory;
import io.globalkpi.schemas.serde.SchemaRegistry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    @Option(
            names = "--platforms",
            description = {
                "Pull the month from servers that stand in for its platforms, instead of publishing it directly.",
                "Exit code 1 if the KPI values are not those of the direct feed."
            })
    private boolean platforms;

    @Override
    public Integer call() throws Exception {
        Surroundings around = root.surroundings();
        Path data = DemoDirectory.beginAnew(stack.data(around.dataOf("demo")));
        LocalConfig config = stack.config(data, around);
        config = platforms ? PlatformDemo.connected(config) : config;
        Instant now = around.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = platforms ? PlatformDemo.end(now) : now;
        DemoClock clock = new DemoClock(around.clock(), end.minus(Duration.ofDays(business.days())));
        PrintWriter out = spec.commandLine().getOut();
        ConsoleLog.into(data);
        SchemaRegistry registry = around.registries().apply(config.registryUrl());
        try (LocalStack running = LocalStack.start(config, clock);
                Business told = platforms
                        ? PlatformDemo.business(Doors.simulation(business, end), end, running, registry, clock)
                        : new SimulatedBusiness(Doors.simulation(business, end), config, registry, clock)) {
            StopSignal.closes(running);
            out.println(WhereToLook.text(config));
            out.flush();
            return new DemoStage(config, registry, clock, out).play(told, untilCaughtUp) ? 0 : 1;
        }
    }
}
