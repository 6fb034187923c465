package io.globalkpi.schemas.table;

import io.globalkpi.schemas.reference.Manifest;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * The reference data in force with one manifest.
 *
 * @param manifest which data this is, the reporting currency and the company's zone
 * @param rows by topic name, then by the row's key
 */
public record ReferenceData(Manifest manifest, Map<String, Map<String, SpecificRecord>> rows) {

    /** All rows of a topic; none if the topic is empty. */
    public <T extends SpecificRecord> List<T> rows(String topic, Class<T> type) {
        return rows.getOrDefault(topic, Map.of()).values().stream()
                .map(type::cast)
                .toList();
    }

    public long version() {
        return manifest.getVersion();
    }
}
