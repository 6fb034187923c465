package io.globalkpi.local.rebuild;

import io.globalkpi.local.read.InForce;
import io.globalkpi.local.read.RecordDecoder;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * Two generations of the KPI topics, held against each other one partition at a time: a scope's values stand in partitions of the same
 * number.
 */
public final class SideBySide {

    private static final int MOST_LISTED = 10_000;

    /** Short of what is kept and corrected of the windows that roll by the clock: beyond, one may have forgotten first. */
    private static final Map<String, Duration> HELD =
            Map.of("1h", Duration.ofDays(7), "24h", Duration.ofDays(7), "7d", Duration.ofDays(34));

    private final TopicReader reader;
    private final SchemaRegistry registry;
    private final Topics inForce;
    private final Topics beside;
    private final Periods periods;
    private final List<Difference> differences = new ArrayList<>();
    private final Set<String> scopes = new HashSet<>();
    private long steps;
    private long different;
    private long running;
    private long missing;

    private record Place(Series series, Instant end) {}

    private SideBySide(TopicReader reader, SchemaRegistry registry, Topics inForce, Topics beside) {
        this.reader = reader;
        this.registry = registry;
        this.inForce = inForce;
        this.beside = beside;
        this.periods = InForce.periods(reader, registry, inForce);
    }

    public static Compared compare(TopicReader reader, SchemaRegistry registry, Topics inForce, Topics beside) {
        SideBySide sides = new SideBySide(reader, registry, inForce, beside);
        for (ScopeType type : ScopeType.values()) {
            for (int partition = 0; partition < inForce.partitions(); partition++) {
                sides.compare(type, partition);
            }
        }
        return new Compared(
                sides.scopes.size(),
                sides.steps,
                sides.different,
                sides.running,
                sides.missing,
                List.copyOf(sides.differences));
    }

    private void compare(ScopeType type, int partition) {
        Steps one = Steps.read(inForce.kpis(type), partition, reader, registry, periods);
        Steps other = Steps.read(beside.kpis(type), partition, reader, registry, periods);
        Set<Place> places = new HashSet<>();
        for (Series series : Steps.all(one, other)) {
            scopes.add(type + series.scope());
            Instant oldest = one.frontier().isBefore(Instant.EPOCH)
                    ? Instant.MIN
                    : one.frontier().minus(HELD.getOrDefault(series.window(), Duration.ofDays(9_999)));
            for (Instant end : Steps.ends(one, other, series)) {
                if (end.isAfter(oldest) && !isSame(one, other, series, end)) {
                    places.add(new Place(series, end));
                }
            }
        }
        if (!places.isEmpty() && differences.size() < MOST_LISTED) {
            list(type, partition, places);
        }
    }

    private boolean isSame(Steps one, Steps other, Series series, Instant end) {
        if (one.isRunning(series, end)) {
            running++;
            return true;
        }
        if (other.isRunning(series, end)) {
            missing++;
            return true;
        }
        steps++;
        boolean same =
                one.at(series, end).figures().equals(other.at(series, end).figures());
        different += same ? 0 : 1;
        return same;
    }

    /** Reads once more, and this time keeps what is said: of what differs, which is little or not worth listing whole. */
    private void list(ScopeType type, int partition, Set<Place> places) {
        Map<Place, Map<String, String>> one = said(inForce.kpis(type), partition, places);
        Map<Place, Map<String, String>> other = said(beside.kpis(type), partition, places);
        for (Place place : places) {
            Map<String, String> before = one.getOrDefault(place, Map.of());
            Map<String, String> after = other.getOrDefault(place, Map.of());
            Set<String> kpis = new TreeSet<>(before.keySet());
            kpis.addAll(after.keySet());
            kpis.stream()
                    .filter(kpi -> !Objects.equals(before.get(kpi), after.get(kpi)))
                    .filter(kpi -> differences.size() < MOST_LISTED)
                    .forEach(kpi -> differences.add(new Difference(
                            type.name().toLowerCase(Locale.ROOT),
                            place.series().scope(),
                            place.series().window(),
                            place.end(),
                            kpi,
                            before.get(kpi),
                            after.get(kpi))));
        }
    }

    private Map<Place, Map<String, String>> said(Topic topic, int partition, Set<Place> places) {
        Map<Place, Map<String, String>> said = new HashMap<>();
        RecordDecoder decoder = new RecordDecoder(topic, registry);
        reader.read(List.of(new TopicPartition(topic.name(), partition)), record -> {
            KpiKey key = decoder.key(record.key(), KpiKey.class);
            Place place = new Place(new Series(key.getScopeId(), key.getWindow()), key.getWindowEnd());
            if (record.value() != null && places.contains(place)) {
                said.put(place, Said.inWords(decoder.value(record.value(), KpiSnapshot.class)));
            }
        });
        return said;
    }
}
