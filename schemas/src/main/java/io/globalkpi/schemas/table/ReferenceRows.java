package io.globalkpi.schemas.table;

import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The latest readable row of every key, as far as the topics were read.
 *
 * <p>A row that cannot be read is left out and remembered until a good one takes its place: one spoiled row must not
 * keep all the others from their readers, and must not be forgotten either.
 */
final class ReferenceRows {

    private final Map<String, AvroDeserializer<SpecificRecord>> formats = new HashMap<>();
    private final Map<String, Map<String, SpecificRecord>> rows = new HashMap<>();
    private final Map<String, String> unreadable = new TreeMap<>();
    private @Nullable Manifest manifest;

    ReferenceRows(SchemaRegistry registry, Topics topics) {
        for (String name : ReferenceLog.namesOf(topics)) {
            formats.put(
                    name, new AvroDeserializer<>(registry, topics.topic(name).value()));
        }
    }

    void take(ConsumerRecord<byte[], byte[]> row) {
        if (row.key() == null) {
            unreadable.put(row.topic() + " without a key", "offset " + row.offset());
            return;
        }
        String key = new String(row.key(), StandardCharsets.UTF_8);
        String place = row.topic() + " key " + key;
        try {
            put(row.topic(), key, formats.get(row.topic()).deserialize(row.topic(), row.value()));
            unreadable.remove(place);
        } catch (SerializationException e) {
            unreadable.put(place, "offset " + row.offset() + ", " + e.getMessage());
        }
    }

    private void put(String topic, String key, @Nullable SpecificRecord row) {
        if (row instanceof Manifest news) {
            manifest = news;
        } else if (!topic.equals(Topics.MANIFEST)) {
            Map<String, SpecificRecord> table = rows.computeIfAbsent(topic, name -> new HashMap<>());
            table.compute(key, (same, before) -> row);
        }
    }

    /** The newest manifest read, or null before the first. */
    @Nullable
    Manifest manifest() {
        return manifest;
    }

    ReferenceData whole() {
        if (manifest == null) {
            throw new IllegalStateException("no manifest read yet");
        }
        return new ReferenceData(manifest, rows);
    }

    /** What is wrong with what was read, or null. */
    @Nullable
    String trouble() {
        if (!unreadable.isEmpty()) {
            Map.Entry<String, String> first = unreadable.entrySet().iterator().next();
            return unreadable.size() + " reference row(s) cannot be read and are skipped; publish them again. First: "
                    + first.getKey() + ", " + first.getValue();
        }
        return manifest == null ? "no reference data is applied yet: " + Topics.MANIFEST + " has no row" : null;
    }
}
