package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.Manifest;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * The reference data on the topics, read to their end.
 *
 * @param manifest the newest one; none before the first apply
 * @param rows by topic, then by key
 */
record InForce(Optional<Manifest> manifest, Map<String, Map<String, SpecificRecord>> rows) {

    static final InForce NOTHING = new InForce(Optional.empty(), Map.of());

    Map<String, SpecificRecord> rows(ReferenceKind kind) {
        return rows.getOrDefault(kind.topic(), Map.of());
    }

    long version() {
        return manifest.map(Manifest::getVersion).orElse(0L);
    }
}
