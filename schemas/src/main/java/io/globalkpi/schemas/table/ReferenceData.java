package io.globalkpi.schemas.table;

import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.Manifest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * The reference data in force with one manifest. A value: copied when made, rows in the order of their keys.
 *
 * @param manifest which data this is, the reporting currency and the company's zone
 * @param rows by topic name, then by the row's key; the manifest's own topic is not among them
 */
public record ReferenceData(Manifest manifest, Map<String, Map<String, SpecificRecord>> rows) {

    public ReferenceData {
        SortedMap<String, Map<String, SpecificRecord>> copy = new TreeMap<>();
        rows.forEach((topic, byKey) -> copy.put(topic, Collections.unmodifiableSortedMap(new TreeMap<>(byKey))));
        rows = Collections.unmodifiableSortedMap(copy);
    }

    /** All rows of a topic, by key; none if the topic is empty. */
    public <T extends SpecificRecord> List<T> rows(String topic, Class<T> type) {
        return rows.getOrDefault(topic, Map.of()).values().stream()
                .map(type::cast)
                .toList();
    }

    /** Which generations of the KPI topics there are, and which is in force. */
    public Generations generations() {
        return Generations.of(manifest);
    }

    /** What months, quarters, years and weeks are. */
    public Periods periods() {
        return Periods.of(manifest.getFiscalYear());
    }

    public long version() {
        return manifest.getVersion();
    }
}
