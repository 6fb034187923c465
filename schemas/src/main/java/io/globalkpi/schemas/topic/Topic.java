package io.globalkpi.schemas.topic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One topic of the catalogue: what it is called, what is in it, how it is cut and how long it keeps.
 *
 * @param key schema of the key, or null when the key is plain UTF-8 text
 * @param keyedBy what a key is made of, joined by {@code |} when it is text
 * @param value schema of the value
 * @param partitions how many partitions it is created with
 * @param config topic settings it is created with, as Kafka names them
 * @param owner module that creates it: ingest-service, kpi-streams or alert-service
 */
public record Topic(
        String name,
        @Nullable Schema key,
        String keyedBy,
        Schema value,
        int partitions,
        Map<String, String> config,
        String owner) {

    /** For so long after its publication every value of a KPI or breach is kept, not only the latest of its key. */
    public static final Duration COMPACTION_LAG = Duration.ofDays(35);

    static final Duration FOREVER = Duration.ofMillis(-1);

    /** Kept for a time after publication, then deleted. */
    static Map<String, String> kept(Duration retention) {
        return settings("delete", retention, Duration.ZERO);
    }

    /** Everything, for a time and at most a day longer: only closed segments are dropped, so they close each day. */
    static Map<String, String> keptAtMost(Duration retention) {
        Map<String, String> config = new LinkedHashMap<>(kept(retention));
        config.put("segment.ms", Long.toString(Duration.ofDays(1).toMillis()));
        return Map.copyOf(config);
    }

    /** The latest row of every key, for good. */
    static Map<String, String> compacted() {
        return settings("compact", FOREVER, Duration.ZERO);
    }

    /** The latest row of every key, earlier ones for a while, all of it for a time. */
    static Map<String, String> compactedFor(Duration retention) {
        return settings("compact,delete", retention, COMPACTION_LAG);
    }

    static String fieldsOf(Schema key) {
        return key.getFields().stream().map(Schema.Field::name).collect(Collectors.joining("|"));
    }

    /** How Kafka drops old records: delete, compact, or both. */
    public String cleanup() {
        return config.getOrDefault("cleanup.policy", "delete");
    }

    private static Map<String, String> settings(String cleanup, Duration retention, Duration compactionLag) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("cleanup.policy", cleanup);
        config.put("retention.ms", Long.toString(retention.toMillis()));
        if (!compactionLag.isZero()) {
            config.put("min.compaction.lag.ms", Long.toString(compactionLag.toMillis()));
        }
        config.put("message.timestamp.type", "CreateTime");
        config.put("compression.type", "producer");
        return Map.copyOf(config);
    }
}
