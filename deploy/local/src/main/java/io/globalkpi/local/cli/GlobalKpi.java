package io.globalkpi.local.cli;

import io.globalkpi.schemas.topic.Topics;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command all others hang on. */
@Command(
        name = "deploy/run",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = VersionFromJar.class,
        description = "Rolling KPIs of every site and every owner, from events to alerts.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed; one line says why", "2:wrong usage"},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            StartCommand.class,
            SimulateCommand.class,
            ImportCommand.class,
            ApplyCommand.class,
            TargetsCommand.class,
            KpisCommand.class,
            FeedsCommand.class,
            BreachesCommand.class,
            ExplainCommand.class,
            TraceCommand.class,
            AuditCommand.class,
            CompareCommand.class,
            RemeasureCommand.class,
            RebuildCommand.class,
            ReconcileCommand.class,
            ScorecardsCommand.class,
            BacktestCommand.class,
            LintCommand.class,
            PreviewCommand.class,
            TestChannelCommand.class,
            DeadLettersCommand.class,
            TopicsCommand.class
        })
final class GlobalKpi implements Runnable {

    static final String DEFAULT_PARTITIONS = "" + Topics.DEFAULT_PARTITIONS;

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure as well.")
    private boolean verbose;

    private GlobalKpi(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static CommandLine commandLine(Surroundings surroundings) {
        GlobalKpi root = new GlobalKpi(surroundings);
        return new CommandLine(root)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((wrong, arguments) -> explain(wrong))
                .setExecutionExceptionHandler((failure, command, result) -> root.report(failure, command));
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** A command must be named; without one there is nothing to do, and that is wrong usage. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    private static int explain(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + wrong.getMessage() + " (" + name + " --help tells what there is)");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private int report(Exception failure, CommandLine command) {
        String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        command.getErr().println("deploy/run " + command.getCommandName() + ": " + why.replaceAll("\\s*\\R\\s*", " "));
        if (verbose) {
            failure.printStackTrace(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
