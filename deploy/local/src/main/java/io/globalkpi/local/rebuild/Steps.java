package io.globalkpi.local.rebuild;

import io.globalkpi.local.read.RecordDecoder;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.local.read.WindowSteps;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What one generation says in one partition: the last row of every step. */
final class Steps {

    private final Map<Series, NavigableMap<Instant, Said>> bySeries = new HashMap<>();
    private final Periods periods;
    private Instant frontier = Instant.MIN;

    /** @param periods what months, quarters, years and weeks are */
    Steps(Periods periods) {
        this.periods = periods;
    }

    static Steps read(Topic topic, int partition, TopicReader reader, SchemaRegistry registry, Periods periods) {
        Steps steps = new Steps(periods);
        RecordDecoder decoder = new RecordDecoder(topic, registry);
        reader.read(List.of(new TopicPartition(topic.name(), partition)), record -> {
            KpiKey key = decoder.key(record.key(), KpiKey.class);
            steps.take(key, record.value() == null ? null : decoder.value(record.value(), KpiSnapshot.class));
        });
        return steps;
    }

    void take(KpiKey key, @Nullable KpiSnapshot row) {
        NavigableMap<Instant, Said> said =
                bySeries.computeIfAbsent(new Series(key.getScopeId(), key.getWindow()), any -> new TreeMap<>());
        if (row == null) {
            said.remove(key.getWindowEnd());
        } else {
            said.put(key.getWindowEnd(), Said.of(row));
            frontier = row.getAsOf().isAfter(frontier) ? row.getAsOf() : frontier;
        }
    }

    /** How far business time had come when the newest row was written. */
    Instant frontier() {
        return frontier;
    }

    static Set<Series> all(Steps one, Steps other) {
        Set<Series> all = new HashSet<>(one.bySeries.keySet());
        all.addAll(other.bySeries.keySet());
        return all;
    }

    /** Ends at which either says something. */
    static Set<Instant> ends(Steps one, Steps other, Series series) {
        Set<Instant> ends = new TreeSet<>(one.of(series).keySet());
        ends.addAll(other.of(series).keySet());
        return ends;
    }

    /** What is said of a step, itself or by an earlier one of the same period; nothing if there is none. */
    Said at(Series series, Instant end) {
        Map.Entry<Instant, Said> found = of(series).floorEntry(end);
        return found == null || !found.getKey().isAfter(WindowSteps.carriedAfter(series.window(), end, periods))
                ? Said.NOTHING
                : found.getValue();
    }

    /** True when a step has not ended yet as far as this one knows. */
    boolean isRunning(Series series, Instant end) {
        Said exactly = of(series).get(end);
        return end.isAfter(frontier) || exactly != null && !exactly.closed();
    }

    private NavigableMap<Instant, Said> of(Series series) {
        return bySeries.getOrDefault(series, new TreeMap<>());
    }
}
