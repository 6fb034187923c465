package io.globalkpi.local.trace;

import io.globalkpi.local.read.RecordDecoder;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.oracle.Scope;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What was published for the steps of one day, and what they carry forward from.
 *
 * <p>Kept as bytes: a day's snapshots, and of each window of each scope the last before.
 */
final class PublishedDay {

    private final Instant after;
    private final Instant until;
    private final Predicate<Scope> asked;
    private final Map<Series, TreeMap<Instant, byte[]>> snapshots = new HashMap<>();
    private final Map<ScopeType, RecordDecoder> decoders = new HashMap<>();
    private final Map<String, byte[]> newest = new HashMap<>();
    private Instant frontier = Instant.MIN;

    /** @param asked which scopes to keep */
    PublishedDay(Instant after, Instant until, Predicate<Scope> asked) {
        this.after = after;
        this.until = until;
        this.asked = asked;
    }

    void read(ScopeType type, TopicReader reader, SchemaRegistry registry, Topics catalogue) {
        Topic topic = catalogue.kpis(type);
        RecordDecoder decoder = new RecordDecoder(topic, registry);
        decoders.put(type, decoder);
        reader.read(reader.partitions(topic.name()), record -> take(record, decoder));
        newest.values().forEach(bytes -> {
            Instant asOf = decoder.value(bytes, KpiSnapshot.class).getAsOf();
            frontier = asOf.isAfter(frontier) ? asOf : frontier;
        });
        newest.clear();
    }

    private void take(ConsumerRecord<byte[], byte[]> record, RecordDecoder decoder) {
        KpiKey key = decoder.key(record.key(), KpiKey.class);
        if (record.value() != null) {
            newest.put(record.topic() + record.partition(), record.value());
        }
        if (!key.getWindowEnd().isAfter(until) && asked.test(Series.of(key).scope())) {
            keep(key, record.value());
        }
    }

    private void keep(KpiKey key, byte @Nullable [] snapshot) {
        TreeMap<Instant, byte[]> steps = snapshots.computeIfAbsent(Series.of(key), any -> new TreeMap<>());
        if (snapshot == null) {
            steps.remove(key.getWindowEnd());
            return;
        }
        steps.put(key.getWindowEnd(), snapshot);
        NavigableMap<Instant, byte[]> before = steps.headMap(after, true);
        if (before.size() > 1) {
            before.pollFirstEntry();
        }
    }

    /** How far business time had come when the newest value was written. */
    Instant frontier() {
        return frontier;
    }

    Set<Scope> scopes() {
        return snapshots.keySet().stream().map(Series::scope).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The snapshot in force at a step, with the step it was published for; null if there is none. */
    Map.@Nullable Entry<Instant, byte[]> inForce(Scope scope, String window, Instant end) {
        TreeMap<Instant, byte[]> steps = snapshots.get(new Series(scope, window));
        return steps == null ? null : steps.floorEntry(end);
    }

    KpiSnapshot snapshot(Scope scope, byte[] bytes) {
        RecordDecoder decoder = decoders.get(scope.type());
        if (decoder == null) {
            throw new IllegalStateException("no topic of " + scope.type() + " was read");
        }
        return decoder.value(bytes, KpiSnapshot.class);
    }
}
