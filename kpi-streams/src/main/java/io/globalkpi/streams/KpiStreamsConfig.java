package io.globalkpi.streams;

import io.globalkpi.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the operator decides.
 *
 * @param bootstrap Kafka brokers, host:port
 * @param registry URL of a schema registry with the Confluent API
 * @param partitions the contractual number of partitions
 * @param applicationId name of the group of instances that share the work; later generations have their number behind it
 * @param generations the only ones this instance works on; all that are live if empty
 * @param state directory for local state; it is rebuilt from Kafka when lost
 * @param threads stream threads of this instance
 * @param commit how often work is committed once caught up; what readers wait for at least
 * @param emit running steps are shown at most this often
 * @param correct closed steps are corrected at most this often, per scope
 * @param host address of the HTTP endpoint
 * @param port port of the HTTP endpoint, 0 for any free one
 * @param kafka extra client settings, such as security
 */
public record KpiStreamsConfig(
        String bootstrap,
        String registry,
        int partitions,
        String applicationId,
        Set<Integer> generations,
        Path state,
        int threads,
        Duration commit,
        Duration emit,
        Duration correct,
        String host,
        int port,
        Map<String, Object> kafka) {

    /** Longest transaction: a commit that takes longer would be aborted by the broker. */
    static final Duration TRANSACTION = Duration.ofSeconds(20);

    private static final String KAFKA_PREFIX = "KAFKA_";

    public KpiStreamsConfig {
        require(!bootstrap.isBlank(), "GLOBALKPI_BOOTSTRAP must be host:port, was empty");
        require(!registry.isBlank(), "GLOBALKPI_REGISTRY must be a URL, was empty");
        require(partitions > 0, "GLOBALKPI_PARTITIONS must be 1 or more, was " + partitions);
        require(threads > 0, "STREAMS_THREADS must be 1 or more, was " + threads);
        require(
                commit.toMillis() >= 10 && commit.compareTo(TRANSACTION.dividedBy(2)) <= 0,
                "STREAMS_COMMIT_MS must be 10 to " + TRANSACTION.dividedBy(2).toMillis() + ", was "
                        + commit.toMillis());
        require(!emit.isNegative(), "STREAMS_EMIT_MS must not be negative, was " + emit.toMillis());
        require(!correct.isNegative(), "STREAMS_CORRECT_MS must not be negative, was " + correct.toMillis());
        require(port >= 0 && port <= 65_535, "STREAMS_HTTP_PORT must be 0 to 65535, was " + port);
        generations = Set.copyOf(generations);
        kafka = Map.copyOf(kafka);
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Reads {@code GLOBALKPI_*}, {@code STREAMS_*} and, as Kafka settings, {@code KAFKA_*} with dots for underscores. */
    public static KpiStreamsConfig from(Map<String, String> env) {
        Map<String, Object> kafka = new TreeMap<>();
        env.forEach((name, value) -> {
            if (name.startsWith(KAFKA_PREFIX)) {
                kafka.put(
                        name.substring(KAFKA_PREFIX.length())
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '.'),
                        value);
            }
        });
        return new KpiStreamsConfig(
                env.getOrDefault("GLOBALKPI_BOOTSTRAP", "127.0.0.1:9092"),
                env.getOrDefault("GLOBALKPI_REGISTRY", "http://127.0.0.1:8081"),
                number(env, "GLOBALKPI_PARTITIONS", Topics.DEFAULT_PARTITIONS),
                env.getOrDefault("STREAMS_APPLICATION_ID", "kpi-streams"),
                generations(env.getOrDefault("STREAMS_GENERATIONS", "all")),
                Path.of(env.getOrDefault("STREAMS_STATE_DIR", "data/kpi-streams")),
                number(env, "STREAMS_THREADS", 1),
                Duration.ofMillis(number(env, "STREAMS_COMMIT_MS", 150)),
                Duration.ofMillis(number(env, "STREAMS_EMIT_MS", 1_000)),
                Duration.ofMillis(number(env, "STREAMS_CORRECT_MS", 30_000)),
                env.getOrDefault("STREAMS_HTTP_HOST", "127.0.0.1"),
                number(env, "STREAMS_HTTP_PORT", 8091),
                kafka);
    }

    private static Set<Integer> generations(String text) {
        if (text.isBlank() || text.strip().equals("all")) {
            return Set.of();
        }
        try {
            return Stream.of(text.split(","))
                    .map(String::strip)
                    .map(Integer::valueOf)
                    .collect(Collectors.toSet());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "STREAMS_GENERATIONS must be all, or numbers with commas between, was " + text, e);
        }
    }

    private static int number(Map<String, String> env, String name, int otherwise) {
        String value = env.get(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, was " + value, e);
        }
    }
}
