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
 * The webhooks by destination name. A webhook is a secret: it is not part of any text.
 *
 * @param webhooks from {@code ALERT_SLACK_<NAME>_WEBHOOK} or {@code ..._WEBHOOK_FILE}; names in lower case, _ as -
 */
public record SlackConfig(Map<String, URI> webhooks) {

    private static final Pattern SETTING = Pattern.compile("ALERT_SLACK_([A-Z0-9_]+)_WEBHOOK(_FILE)?");

    public SlackConfig {
        webhooks = Map.copyOf(webhooks);
        webhooks.forEach(SlackConfig::requireSafe);
    }

    public static SlackConfig from(Map<String, String> env) {
        Secrets secrets = new Secrets(env);
        Map<String, URI> webhooks = new TreeMap<>();
        for (String setting : env.keySet()) {
            Matcher matcher = SETTING.matcher(setting);
            if (matcher.matches()) {
                String name = matcher.group(1);
                secrets.read("ALERT_SLACK_" + name + "_WEBHOOK")
                        .ifPresent(url -> webhooks.put(destination(name), uri(name, url)));
            }
        }
        return new SlackConfig(webhooks);
    }

    private static String destination(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String setting(String destination) {
        return "ALERT_SLACK_" + destination.toUpperCase(Locale.ROOT).replace('-', '_') + "_WEBHOOK";
    }

    private static URI uri(String name, String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            // Without the cause: its message holds the secret.
            throw new IllegalArgumentException("ALERT_SLACK_" + name + "_WEBHOOK is not a URL");
        }
    }

    private static void requireSafe(String destination, URI webhook) {
        boolean loopback = "127.0.0.1".equals(webhook.getHost()) || "localhost".equals(webhook.getHost());
        if (webhook.getHost() == null || !("https".equals(webhook.getScheme()) || loopback)) {
            throw new IllegalArgumentException(setting(destination) + " must be an https URL");
        }
    }

    Optional<URI> webhook(String destination) {
        return Optional.ofNullable(webhooks.get(destination));
    }

    @Override
    public String toString() {
        return "SlackConfig" + webhooks.keySet();
    }
}
