package io.globalkpi.alert;

import io.globalkpi.alert.answer.AnswerRoutes;
import io.globalkpi.alert.notify.Pace;
import io.globalkpi.alert.notify.RetryPolicy;
import io.globalkpi.alert.notify.Secrets;
import io.globalkpi.alert.notify.email.SmtpConfig;
import io.globalkpi.alert.notify.link.Links;
import io.globalkpi.alert.notify.post.Hooks;
import io.globalkpi.alert.notify.slack.SlackBot;
import io.globalkpi.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the operator decides. Everything else is decided where it is used, once, with its reason.
 *
 * @param bootstrap Kafka brokers
 * @param registry URL of the schema registry
 * @param partitions the contractual number of partitions
 * @param port 0 for any free one
 * @param instance name of this instance, the same after a restart, another for each instance
 * @param state directory for the state of streams
 * @param commit how often work is committed: a breach is told after two or three of these
 * @param templates directory with templates of one's own
 * @param kafka extra client settings (security, mostly)
 */
public record AlertConfig(
        String bootstrap,
        String registry,
        int partitions,
        String host,
        int port,
        String instance,
        Path state,
        Duration commit,
        Optional<Path> templates,
        Map<Hooks.Kind, Hooks> hooks,
        Optional<SlackBot> slackBot,
        Map<String, Pace> paces,
        Optional<SmtpConfig> smtp,
        AnswerRoutes.Doors answers,
        RetryPolicy retries,
        Map<String, Object> kafka) {

    /** Half of the longest transaction. */
    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(10);

    private static final String KAFKA_PREFIX = "KAFKA_";

    public AlertConfig {
        require(!bootstrap.isBlank(), "GLOBALKPI_BOOTSTRAP must be host:port, was empty");
        require(!registry.isBlank(), "GLOBALKPI_REGISTRY must be a URL, was empty");
        require(partitions > 0, "GLOBALKPI_PARTITIONS must be 1 or more, was " + partitions);
        require(port >= 0 && port <= 65_535, "ALERT_HTTP_PORT must be 0 to 65535, was " + port);
        require(
                commit.toMillis() >= 10 && commit.toMillis() <= LONGEST_COMMIT.toMillis(),
                "ALERT_COMMIT_MS must be 10 to " + LONGEST_COMMIT.toMillis() + ", was " + commit.toMillis());
        hooks = Map.copyOf(hooks);
        paces = Map.copyOf(paces);
        kafka = Map.copyOf(kafka);
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Nothing but where the world is: console only, any port. */
    public static AlertConfig local(String bootstrap, String registry, int partitions, Path state) {
        return from(Map.of(
                "GLOBALKPI_BOOTSTRAP",
                bootstrap,
                "GLOBALKPI_REGISTRY",
                registry,
                "GLOBALKPI_PARTITIONS",
                Integer.toString(partitions),
                "ALERT_HTTP_PORT",
                "0",
                "ALERT_STATE_DIR",
                state.toString()));
    }

    /** @throws IllegalArgumentException naming the setting, the rule and the value (never a secret) */
    public static AlertConfig from(Map<String, String> env) {
        return new AlertConfig(
                env.getOrDefault("GLOBALKPI_BOOTSTRAP", "127.0.0.1:9092"),
                env.getOrDefault("GLOBALKPI_REGISTRY", "http://127.0.0.1:8081"),
                number(env, "GLOBALKPI_PARTITIONS", Topics.DEFAULT_PARTITIONS),
                env.getOrDefault("ALERT_HTTP_HOST", "127.0.0.1"),
                number(env, "ALERT_HTTP_PORT", 8092),
                env.getOrDefault("ALERT_INSTANCE", env.getOrDefault("HOSTNAME", "local")),
                Path.of(env.getOrDefault("ALERT_STATE_DIR", "data/alert-service")),
                Duration.ofMillis(number(env, "ALERT_COMMIT_MS", 500)),
                Optional.ofNullable(env.get("ALERT_TEMPLATES_DIR")).map(Path::of),
                hooks(env),
                SlackBot.from(env),
                paces(env),
                SmtpConfig.from(env),
                new AnswerRoutes.Doors(Links.from(env), new Secrets(env).read("ALERT_API_KEY")),
                retries(env),
                kafka(env));
    }

    private static Map<Hooks.Kind, Hooks> hooks(Map<String, String> env) {
        Map<Hooks.Kind, Hooks> hooks = new EnumMap<>(Hooks.Kind.class);
        for (Hooks.Kind kind : Hooks.Kind.values()) {
            hooks.put(kind, Hooks.from(kind, env));
        }
        return hooks;
    }

    /** As published, or as the operator knows better. */
    private static Map<String, Pace> paces(Map<String, String> env) {
        Map<String, Pace> paces = new TreeMap<>(Pace.PUBLISHED);
        paces.replaceAll((channel, pace) -> {
            String setting = "ALERT_" + channel.toUpperCase(Locale.ROOT) + "_PER_MINUTE";
            int perMinute = number(env, setting, 0);
            require(perMinute > 0 || env.get(setting) == null, setting + " must be 1 or more, was " + perMinute);
            return perMinute > 0 ? pace.at(Pace.perMinute(perMinute)) : pace;
        });
        return paces;
    }

    private static RetryPolicy retries(Map<String, String> env) {
        RetryPolicy usual = RetryPolicy.DEFAULT;
        int attempts = number(env, "ALERT_MAX_ATTEMPTS", usual.maxAttempts());
        return new RetryPolicy(attempts, usual.firstWait(), usual.longestWait());
    }

    /** {@code KAFKA_SECURITY_PROTOCOL} becomes {@code security.protocol}. */
    private static Map<String, Object> kafka(Map<String, String> env) {
        Map<String, Object> settings = new TreeMap<>();
        env.forEach((name, value) -> {
            if (name.startsWith(KAFKA_PREFIX)) {
                String setting = name.substring(KAFKA_PREFIX.length());
                settings.put(setting.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return settings;
    }

    private static int number(Map<String, String> env, String setting, int usual) {
        String text = env.get(setting);
        try {
            return text == null ? usual : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(setting + " must be a whole number, was " + text, e);
        }
    }

    Map<String, Object> clients() {
        Map<String, Object> settings = new TreeMap<>(kafka);
        settings.put("bootstrap.servers", bootstrap);
        return settings;
    }

    /** Without the client settings, which may hold passwords. */
    @Override
    public String toString() {
        return "AlertConfig[" + bootstrap + ", " + registry + ", partitions " + partitions + ", http " + host + ":"
                + port + ", instance " + instance + ", " + hooks.values() + ", " + smtp + "]";
    }

    boolean consoleOnly() {
        return smtp.isEmpty()
                && slackBot.isEmpty()
                && hooks.values().stream().allMatch(kind -> kind.byName().isEmpty());
    }
}
