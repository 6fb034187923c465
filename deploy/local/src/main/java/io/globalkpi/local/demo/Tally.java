package io.globalkpi.local.demo;

import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Counts what is handed over, by looking at the events themselves and not at what was planned. One thread. */
final class Tally {

    /** A first telling that comes later than this after the fact came too late for the day it belongs to. */
    private static final Duration LATE = Duration.ofHours(24);

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    // Hashes, because a million entity ids would take a fifth of the heap; a chance in millions to count one too many.
    private final Set<Long> entities = new HashSet<>();
    private final Set<Long> revisions = new HashSet<>();
    private long events;
    private long duplicates;
    private long late;
    private long refused;

    void handedOver(Publication publication) {
        publication.events().forEach(this::count);
        refused += publication.deadLetters().size();
    }

    void answered(Receipt receipt) {
        events += receipt.published();
        refused += receipt.rejected().size();
    }

    private void count(SpecificRecord event) {
        String entity = field(event, "entityId").toString();
        if (!revisions.add(hash(entity + '@' + field(event, "revision")))) {
            duplicates++;
            return;
        }
        if (entities.add(hash(entity)) && isLate(event)) {
            late++;
        }
    }

    private static boolean isLate(SpecificRecord event) {
        Instant occurred = (Instant) field(event, "occurredAt");
        Instant observed = (Instant) field(event, "observedAt");
        return occurred.plus(LATE).isBefore(observed);
    }

    private static Object field(SpecificRecord event, String name) {
        return event.get(event.getSchema().getField(name).pos());
    }

    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    long events() {
        return events;
    }

    long duplicates() {
        return duplicates;
    }

    long late() {
        return late;
    }

    long refused() {
        return refused;
    }
}
