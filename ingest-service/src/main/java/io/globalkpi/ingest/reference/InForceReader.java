package io.globalkpi.ingest.reference;

import io.globalkpi.ingest.publish.WholeTopic;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
        Map<String, Schema> schemas = Arrays.stream(ReferenceKind.values())
                .collect(Collectors.toMap(ReferenceKind::topic, ReferenceKind::schema));
        return new InForce(manifest, read(schemas));
    }

    Optional<Manifest> manifest() {
        Map<String, SpecificRecord> rows =
                read(Map.of(Topics.MANIFEST, Manifest.getClassSchema())).get(Topics.MANIFEST);
        return Optional.ofNullable((Manifest) rows.get(MANIFEST_KEY));
    }

    private Map<String, Map<String, SpecificRecord>> read(Map<String, Schema> schemas) {
        Map<String, AvroDeserializer<SpecificRecord>> readers = new HashMap<>();
        Map<String, Map<String, SpecificRecord>> rows = new HashMap<>();
        schemas.forEach((topic, schema) -> {
            readers.put(topic, new AvroDeserializer<>(registry, schema));
            rows.put(topic, new LinkedHashMap<>());
        });
        topics.read(schemas.keySet(), record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            SpecificRecord row = readers.get(record.topic()).deserialize(record.topic(), record.value());
            if (row == null) {
                rows.get(record.topic()).remove(key);
            } else {
                rows.get(record.topic()).put(key, row);
            }
        });
        return rows;
    }
}
