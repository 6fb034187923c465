package io.globalkpi.alert.notify.console;

import io.globalkpi.alert.notify.Channel;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.text.Template;
import io.globalkpi.alert.notify.text.Templates;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Prints notices. Says once how to have them sent, when nothing else is configured. */
public final class ConsoleChannel implements Channel {

    static final String HOW_TO_CONFIGURE = """
            No channel is configured, so notices are shown here. To send them:
              Slack   ALERT_SLACK_OPS_WEBHOOK=https://hooks.slack.com/services/...  and a route {channel: slack, destination: ops}
              DingTalk, Feishu, WeCom  ALERT_DINGTALK_OPS_WEBHOOK=https://oapi.dingtalk.com/robot/send?access_token=...  and so on
              e-mail  ALERT_SMTP_HOST=mail.example.com ALERT_SMTP_FROM=kpi@example.com  and a route {channel: email, destination: you@example.com}
            Routes are reference data (routes.yaml); deploy/docs/alerts.md says it all.""";

    private final Templates templates;
    private final Consumer<String> out;
    private final AtomicBoolean hintDue;

    /** @param alone whether no other channel is configured */
    public ConsoleChannel(Templates templates, Consumer<String> out, boolean alone) {
        this.templates = templates;
        this.out = out;
        this.hintDue = new AtomicBoolean(alone);
    }

    @Override
    public String name() {
        return "console";
    }

    @Override
    public int digestBytes() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        String words = String.join(
                System.lineSeparator(),
                parcel.notices().stream()
                        .map(notice -> templates.render(Template.CONSOLE, notice))
                        .toList());
        out.accept(hintDue.getAndSet(false) ? words + System.lineSeparator() + HOW_TO_CONFIGURE : words);
        return new Delivery.Accepted(Optional.empty());
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }
}
