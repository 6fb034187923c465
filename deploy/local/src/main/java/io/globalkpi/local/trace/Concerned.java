package io.globalkpi.local.trace;

import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** How many entities of which site a measurement concerns. */
public final class Concerned {

    private static final int ENTITY = 0;
    private static final int SITE = 2;
    private static final int OCCURRED_AT = 4;

    private Concerned() {}

    /**
     * Reads the event topics.
     *
     * @param from what occurred at this time or later, epoch milliseconds
     * @param sites none means all
     * @return number of entities by site
     */
    public static SortedMap<String, Integer> count(
            TopicReader reader, SchemaRegistry registry, Topics catalogue, Instant from, List<String> sites) {
        EventReader events = new EventReader(reader, registry, catalogue);
        SortedMap<String, Set<String>> entities = new TreeMap<>();
        for (int partition = 0; partition < catalogue.partitions(); partition++) {
            events.read(EventReader.EVENTS, partition, told -> {
                String site = (String) told.get(SITE);
                if ((sites.isEmpty() || sites.contains(site))
                        && !occurredAt(told).isBefore(from)) {
                    entities.computeIfAbsent(site, any -> new HashSet<>()).add((String) told.get(ENTITY));
                }
            });
        }
        SortedMap<String, Integer> counts = new TreeMap<>();
        entities.forEach((site, ids) -> counts.put(site, ids.size()));
        return counts;
    }

    private static Instant occurredAt(SpecificRecord told) {
        return (Instant) told.get(OCCURRED_AT);
    }
}
