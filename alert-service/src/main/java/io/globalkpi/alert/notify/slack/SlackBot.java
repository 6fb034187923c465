package io.globalkpi.alert.notify.slack;

import io.globalkpi.alert.notify.Secrets;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bot of a Slack workspace and the rooms it posts to.
 *
 * @param token secret, in no text
 * @param rooms Slack's ids of channels by destination
 */
public record SlackBot(String token, URI api, Map<String, String> rooms) {

    private static final String TOKEN = "ALERT_SLACK_TOKEN";
    private static final String API = "ALERT_SLACK_API";
    private static final Pattern ROOM = Pattern.compile("ALERT_SLACK_([A-Z0-9_]+)_CHANNEL");

    /** Channels, private channels, direct messages, members: whoever has such an address is written to directly. */
    private static final Pattern ID = Pattern.compile("[CGDUW][A-Z0-9]{6,}");

    public SlackBot {
        rooms = Map.copyOf(rooms);
        boolean loopback = "127.0.0.1".equals(api.getHost()) || "localhost".equals(api.getHost());
        require(api.getHost() != null && ("https".equals(api.getScheme()) || loopback), API + " must be an https URL");
        rooms.forEach((name, id) -> require(
                ID.matcher(id).matches(),
                "ALERT_SLACK_" + name.toUpperCase(Locale.ROOT).replace('-', '_')
                        + "_CHANNEL must be Slack's id of a channel, such as C0123456789, was " + id));
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw new IllegalArgumentException(message);
        }
    }

    /** @throws IllegalArgumentException naming the setting, never the token */
    public static Optional<SlackBot> from(Map<String, String> env) {
        Secrets secrets = new Secrets(env);
        Map<String, String> rooms = new TreeMap<>();
        for (String setting : env.keySet()) {
            Matcher matcher = ROOM.matcher(setting);
            if (matcher.matches()) {
                secrets.text(setting).ifPresent(id -> rooms.put(destination(matcher.group(1)), id));
            }
        }
        Optional<String> token = secrets.read(TOKEN);
        require(token.isPresent() || rooms.isEmpty(), "ALERT_SLACK_..._CHANNEL is set, " + TOKEN + " is not");
        return token.map(bot -> new SlackBot(bot, api(secrets), rooms));
    }

    private static URI api(Secrets secrets) {
        return URI.create(secrets.text(API).orElse("https://slack.com/api"));
    }

    private static String destination(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Slack's id of a destination, if the bot posts there. */
    Optional<String> room(String destination) {
        return ID.matcher(destination).matches()
                ? Optional.of(destination)
                : Optional.ofNullable(rooms.get(destination));
    }

    @Override
    public String toString() {
        return "slack bot" + rooms.keySet();
    }
}
