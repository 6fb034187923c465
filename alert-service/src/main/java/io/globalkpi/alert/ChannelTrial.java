package io.globalkpi.alert;

import io.globalkpi.alert.notify.Channel;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.text.Example;
import io.globalkpi.alert.notify.text.Names;
import io.globalkpi.alert.notify.text.Template;
import io.globalkpi.alert.notify.text.Templates;
import io.globalkpi.schemas.alert.Notice;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The channels as the service would use them, for whoever wants to see a message before there is one. */
public final class ChannelTrial {

    private static final Map<String, List<Template>> WORDS = Map.of(
            "console", List.of(Template.CONSOLE),
            "slack", List.of(Template.SLACK_TITLE, Template.SLACK_BODY),
            "dingtalk", List.of(Template.ROBOT_TITLE, Template.ROBOT_BODY),
            "feishu", List.of(Template.ROBOT_TITLE, Template.ROBOT_BODY),
            "wecom", List.of(Template.ROBOT_TITLE, Template.ROBOT_BODY),
            "email", List.of(Template.EMAIL_SUBJECT, Template.EMAIL_TEXT, Template.EMAIL_HTML),
            "webhook", List.of(Template.CONSOLE));

    private final AlertConfig config;
    private final Templates templates;
    private final Clock clock;

    /** @throws IllegalArgumentException if a template is wrong, naming it */
    public ChannelTrial(AlertConfig config, Names names, Clock clock) {
        this.config = config;
        this.templates =
                Templates.load(config.templates(), names, config.answers().links());
        this.clock = clock;
    }

    /**
     * Sends a message that says it is a test, once.
     *
     * @throws IllegalArgumentException if there is no such channel
     * @throws IllegalStateException if it was not accepted, in words
     */
    public String tell(String channel, String destination, String language, Consumer<String> console) {
        Notice test = Example.to(channel, destination, language, clock.instant());
        Delivery delivery = channel(channel, console).deliver(Parcel.of(test));
        if (delivery instanceof Delivery.Accepted accepted) {
            return channel + " took a test for " + destination
                    + accepted.messageId().map(id -> ", message " + id).orElse("");
        }
        throw new IllegalStateException(channel + " did not take a test for " + destination + ": " + why(delivery));
    }

    private Channel channel(String name, Consumer<String> console) {
        List<Channel> channels = Channels.of(config, templates, clock, console);
        return channels.stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no channel " + name + "; there are "
                        + channels.stream().map(Channel::name).collect(Collectors.joining(", "))));
    }

    private static String why(Delivery delivery) {
        if (delivery instanceof Delivery.TryAgain again) {
            return again.why()
                    + again.after().map(wait -> " (asks for " + wait + ")").orElse("");
        }
        return delivery instanceof Delivery.Refused refused ? refused.why() : ((Delivery.Broken) delivery).why();
    }

    /** The words of a notice, by the template that makes them; nothing is sent. */
    public Map<String, String> words(Notice notice) {
        Map<String, String> words = new LinkedHashMap<>();
        Optional.ofNullable(WORDS.get(notice.getChannel()))
                .orElseThrow(() -> new IllegalArgumentException("no channel " + notice.getChannel()))
                .forEach(template -> words.put(
                        template.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        templates.render(template, notice)));
        return words;
    }
}
