package io.globalkpi.local.cli;

import io.globalkpi.alert.AlertConfig;
import io.globalkpi.alert.ChannelTrial;
import io.globalkpi.alert.notify.text.Names;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** One message that says it is a test, through a channel as the alert service would send it. */
@Command(
        name = "test-channel",
        description = {
            "Send one message that says it is a test, with the settings of this environment (ALERT_...).",
            "Ends with 1, and the reason, if the channel does not take it."
        })
final class TestChannelCommand implements Callable<Integer> {

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "CHANNEL",
            description = "console, slack, email, dingtalk, feishu, wecom or webhook.")
    private String channel;

    @Parameters(index = "1", paramLabel = "DESTINATION", description = "A configured name, or an address.")
    private String destination;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "zh-CN, en, de or es (default: ${DEFAULT-VALUE}).")
    private String language;

    @Override
    public Integer call() {
        Surroundings around = root.surroundings();
        ChannelTrial trial =
                new ChannelTrial(AlertConfig.from(around.environment()), new Names(Optional::empty), around.clock());
        var out = spec.commandLine().getOut();
        out.println(trial.tell(channel, destination, language, out::println));
        return 0;
    }
}
