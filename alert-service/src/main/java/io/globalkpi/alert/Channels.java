package io.globalkpi.alert;

import io.globalkpi.alert.notify.Channel;
import io.globalkpi.alert.notify.console.ConsoleChannel;
import io.globalkpi.alert.notify.email.EmailChannel;
import io.globalkpi.alert.notify.post.Hooks.Kind;
import io.globalkpi.alert.notify.robot.RobotChannel;
import io.globalkpi.alert.notify.slack.SlackChannel;
import io.globalkpi.alert.notify.text.Templates;
import io.globalkpi.alert.notify.webhook.WebhookChannel;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Every way out there is, as configured. */
final class Channels {

    private Channels() {}

    static List<Channel> of(AlertConfig config, Templates templates, Clock clock, Consumer<String> console) {
        return List.of(
                new ConsoleChannel(templates, console, config.consoleOnly()),
                new SlackChannel(config.hooks().get(Kind.SLACK), config.slackBot(), templates),
                RobotChannel.of(config.hooks().get(Kind.DINGTALK), templates, clock),
                RobotChannel.of(config.hooks().get(Kind.FEISHU), templates, clock),
                RobotChannel.of(config.hooks().get(Kind.WECOM), templates, clock),
                new WebhookChannel(config.hooks().get(Kind.WEBHOOK), templates, clock),
                new EmailChannel(config.smtp(), templates));
    }
}
