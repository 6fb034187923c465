package io.globalkpi.ingest;

import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.ingest.letter.SealKey;
import io.globalkpi.ingest.pull.PullSettings;
import io.globalkpi.schemas.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator of ingest-service decides.
 *
 * @param bootstrapServers the Kafka cluster
 * @param registryUrl a registry that speaks the Confluent API
 * @param partitions partition count of {@code platform.*}, the same in every service
 * @param httpHost address the intake listens on; the loopback unless told otherwise
 * @param httpPort its port, 0 for any free one
 * @param instance names this instance among others, and its producer
 * @param apiKeys keys that may push; none: those in the key file
 * @param apiKeyFile keys one a line; made with a new key when no key is configured and the file is absent
 * @param seal closes dead-letter input that could not be stripped of personal data; without a key none is kept
 * @param watch a folder whose files are imported as they land; empty: none
 * @param pull how connectors run
 * @param maxRequestBytes longest request body
 * @param deliveryTimeout how long a publication waits for broker, registry and reference data
 * @param kafka further Kafka client settings (security and so on)
 */
public record IngestConfig(
        String bootstrapServers,
        String registryUrl,
        int partitions,
        String httpHost,
        int httpPort,
        String instance,
        List<String> apiKeys,
        Path apiKeyFile,
        Seal seal,
        Optional<Watch> watch,
        PullSettings pull,
        int maxRequestBytes,
        Duration deliveryTimeout,
        Map<String, Object> kafka) {

    /**
     * A watched folder.
     *
     * @param root holds {@code inbox}, {@code done} and {@code failed}
     * @param mappings holds the mappings its files are read by
     */
    public record Watch(Path root, Path mappings) {

        public Watch {
            if (!Files.isDirectory(mappings)) {
                throw new IllegalArgumentException(
                        "INGEST_MAPPINGS_DIR must be a folder of mappings when INGEST_WATCH_DIR is set, was '"
                                + mappings + "'");
            }
        }
    }

    private static final String KAFKA_PREFIX = "KAFKA_";

    public IngestConfig {
        requireText("GLOBALKPI_BOOTSTRAP", bootstrapServers);
        requireText("GLOBALKPI_REGISTRY", registryUrl);
        requireText("INGEST_INSTANCE", instance);
        requireRange("GLOBALKPI_PARTITIONS", partitions, 1, 10_000);
        requireRange("INGEST_HTTP_PORT", httpPort, 0, 65_535);
        requireRange("INGEST_MAX_REQUEST_BYTES", maxRequestBytes, 1_024, 100 << 20);
        if (deliveryTimeout.isZero() || deliveryTimeout.isNegative()) {
            throw new IllegalArgumentException(
                    "INGEST_DELIVERY_TIMEOUT must be longer than zero, was '" + deliveryTimeout + "'");
        }
        apiKeys = List.copyOf(apiKeys);
        kafka = Map.copyOf(kafka);
    }

    /** Defaults for everything but the two addresses. */
    public static IngestConfig of(String bootstrapServers, String registryUrl) {
        return from(Map.of("GLOBALKPI_BOOTSTRAP", bootstrapServers, "GLOBALKPI_REGISTRY", registryUrl));
    }

    /** {@code KAFKA_SASL_MECHANISM} becomes {@code sasl.mechanism}, and so on. */
    public static IngestConfig from(Map<String, String> env) {
        return new IngestConfig(
                env.getOrDefault("GLOBALKPI_BOOTSTRAP", "127.0.0.1:9092"),
                env.getOrDefault("GLOBALKPI_REGISTRY", "http://127.0.0.1:8081"),
                number(env, "GLOBALKPI_PARTITIONS", Topics.DEFAULT_PARTITIONS),
                env.getOrDefault("INGEST_HTTP_HOST", "127.0.0.1"),
                number(env, "INGEST_HTTP_PORT", 8090),
                env.getOrDefault("INGEST_INSTANCE", "1"),
                keys(env.getOrDefault("INGEST_API_KEYS", "")),
                Path.of(env.getOrDefault("INGEST_API_KEY_FILE", "data/ingest-api-key")),
                SealKey.from(env),
                watch(env),
                PullSettings.from(env),
                number(env, "INGEST_MAX_REQUEST_BYTES", 5 << 20),
                duration(env.getOrDefault("INGEST_DELIVERY_TIMEOUT", "PT30S")),
                clientSettings(env));
    }

    /** Settings for every Kafka client of the service. */
    public Map<String, Object> kafkaClientSettings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }

    /** The keys stay out of every log. */
    @Override
    public String toString() {
        return "IngestConfig[" + bootstrapServers + ", " + registryUrl + ", " + httpHost + ":" + httpPort + "]";
    }

    private static Optional<Watch> watch(Map<String, String> env) {
        String root = env.getOrDefault("INGEST_WATCH_DIR", "");
        return root.isBlank()
                ? Optional.empty()
                : Optional.of(new Watch(
                        Path.of(root), Path.of(env.getOrDefault("INGEST_MAPPINGS_DIR", "deploy/config/mappings"))));
    }

    private static List<String> keys(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    private static Map<String, Object> clientSettings(Map<String, String> env) {
        Map<String, Object> settings = new HashMap<>();
        env.forEach((name, value) -> {
            if (name.startsWith(KAFKA_PREFIX)) {
                settings.put(
                        name.substring(KAFKA_PREFIX.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        value);
            }
        });
        return settings;
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "INGEST_DELIVERY_TIMEOUT must be an ISO-8601 duration such as PT30S, was '" + text + "'", e);
        }
    }

    private static int number(Map<String, String> env, String setting, int otherwise) {
        String text = env.get(setting);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(setting + " must be a whole number, was '" + text + "'", e);
        }
    }

    private static void requireText(String setting, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(setting + " must not be blank, was '" + value + "'");
        }
    }

    private static void requireRange(String setting, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    setting + " must be from " + least + " to " + most + ", was '" + value + "'");
        }
    }
}
