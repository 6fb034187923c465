package io.globalkpi.local.trace;

import io.globalkpi.schemas.ingest.RawRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Raw records of some sites by entity, those that say the same once. */
final class RawIndex {

    private final Map<String, List<RawRecord>> byEntity = new HashMap<>();

    void add(RawRecord raw) {
        List<RawRecord> known = byEntity.computeIfAbsent(raw.getEntityId(), any -> new ArrayList<>(1));
        boolean again = known.stream().anyMatch(other -> saysTheSame(raw, other));
        if (!again) {
            known.add(raw);
        }
    }

    private static boolean saysTheSame(RawRecord raw, RawRecord other) {
        return raw.getContent().equals(other.getContent())
                && raw.getSource().equals(other.getSource())
                && raw.getMapping().equals(other.getMapping());
    }

    List<RawRecord> of(String entityId) {
        return byEntity.getOrDefault(entityId, List.of());
    }
}
