package io.globalkpi.ingest.reference;

import io.globalkpi.ingest.publish.WholeTopic;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Reads the reference topics to their end. */
final class InForceReader {

    private static final String MANIFEST_KEY = "manifest";

    private final WholeTopic topics;
    private final SchemaRegistry registry;

    InForceReader(Map<String, Object> kafka, SchemaRegistry registry) {
        this.topics = new WholeTopic(kafka);
        this.registry = registry;
    }

    InForce read() {
        // First: whoever applies while the rows are read makes this one stale, and the apply then finds the conflict.
        Optional<Manifest> manifest = manifest();
        Map<String, Map<String, SpecificRecord>> rows = new HashMap<>();
        for (ReferenceKind kind : ReferenceKind.values()) {
            rows.put(kind.topic(), read(kind.topic(), kind.schema()));
        }
        return new InForce(manifest, rows);
    }

    Optional<Manifest> manifest() {
        Map<String, SpecificRecord> rows = read(Topics.MANIFEST, Manifest.getClassSchema());
        return Optional.ofNullable((Manifest) rows.get(MANIFEST_KEY));
    }

    private Map<String, SpecificRecord> read(String topic, Schema schema) {
        AvroDeserializer<SpecificRecord> reader = new AvroDeserializer<>(registry, schema);
        Map<String, SpecificRecord> rows = new LinkedHashMap<>();
        topics.read(topic, record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            SpecificRecord row = reader.deserialize(topic, record.value());
            if (row == null) {
                rows.remove(key);
            } else {
                rows.put(key, row);
            }
        });
        return rows;
    }
}
