package io.globalkpi.alert.notify.post;

import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.Secrets;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The destinations of one channel by name.
 *
 * @param kind which channel, and how its settings are called
 * @param byName names in lower case, _ as -
 */
public record Hooks(Kind kind, Map<String, Hook> byName) {

    private static final String SECRET = "SECRET";

    /** Whether messages of a channel are signed. */
    enum Signing {
        NEVER,
        IF_SECRET,
        ALWAYS
    }

    /** The channels that post, and the last word of the setting that holds the address. */
    public enum Kind {
        SLACK("WEBHOOK", Signing.NEVER),
        DINGTALK("WEBHOOK", Signing.IF_SECRET),
        FEISHU("WEBHOOK", Signing.IF_SECRET),
        WECOM("WEBHOOK", Signing.NEVER),
        WEBHOOK("URL", Signing.ALWAYS);

        private final String address;
        private final Signing signing;

        Kind(String address, Signing signing) {
            this.address = address;
            this.signing = signing;
        }

        String setting(String name, String last) {
            return "ALERT_" + name() + "_" + name + "_" + last;
        }

        public String channel() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Hooks {
        byName = Map.copyOf(byName);
        byName.forEach((name, hook) -> requireSafe(kind, name, hook));
    }

    /** @throws IllegalArgumentException naming the setting, never its value */
    public static Hooks from(Kind kind, Map<String, String> env) {
        Pattern pattern =
                Pattern.compile("ALERT_" + kind + "_([A-Z0-9_]+)_(" + kind.address + "|" + SECRET + ")(_FILE)?");
        Secrets secrets = new Secrets(env);
        Map<String, Hook> hooks = new TreeMap<>();
        for (String setting : env.keySet()) {
            Matcher matcher = pattern.matcher(setting);
            if (matcher.matches()) {
                hook(kind, matcher.group(1), secrets).ifPresent(hook -> hooks.put(destination(matcher.group(1)), hook));
            }
        }
        return new Hooks(kind, hooks);
    }

    private static Optional<Hook> hook(Kind kind, String name, Secrets secrets) {
        String address = kind.setting(name, kind.address);
        Optional<String> url = secrets.read(address);
        Optional<String> secret = secrets.read(kind.setting(name, SECRET));
        require(url.isPresent() || secret.isEmpty(), kind.setting(name, SECRET) + " is set, " + address + " is not");
        return url.map(text -> new Hook(uri(address, text), secret));
    }

    private static URI uri(String setting, String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            // Without the cause: its message holds the secret.
            throw new IllegalArgumentException(setting + " is not a URL");
        }
    }

    private static void requireSafe(Kind kind, String destination, Hook hook) {
        URI url = hook.url();
        boolean loopback = "127.0.0.1".equals(url.getHost()) || "localhost".equals(url.getHost());
        String name = settingName(destination);
        require(
                url.getHost() != null && ("https".equals(url.getScheme()) || loopback),
                kind.setting(name, kind.address) + " must be an https URL");
        require(
                kind.signing != Signing.NEVER || hook.secret().isEmpty(),
                kind.setting(name, SECRET) + " is set, but messages to " + kind.channel() + " are not signed");
        require(
                kind.signing != Signing.ALWAYS || hook.secret().isPresent(),
                kind.setting(name, SECRET) + " must be set: messages to " + kind.channel() + " are signed");
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw new IllegalArgumentException(message);
        }
    }

    private static String destination(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String settingName(String destination) {
        return destination.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /**
     * What comes of telling a destination. One that is not set is worth another attempt: whoever sets it and restarts
     * still gets the notice.
     */
    public Delivery tell(String destination, Function<Hook, Delivery> telling) {
        return Optional.ofNullable(byName.get(destination))
                .map(telling)
                .orElseGet(() -> Delivery.TryAgain.later("no " + kind.channel() + " destination " + destination
                        + ": set " + kind.setting(settingName(destination), kind.address)));
    }

    @Override
    public String toString() {
        return kind.channel() + byName.keySet();
    }
}
