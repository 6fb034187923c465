package io.globalkpi.ingest.files;

import io.globalkpi.ingest.publish.Receipt;
import io.globalkpi.schemas.ingest.DeadLetter;
import java.util.Map;
import java.util.TreeMap;

/** What an import has done so far, in numbers. */
final class Tally {

    private final Map<String, Long> events = new TreeMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private final Map<String, Long> skipped = new TreeMap<>();

    void event(String kind) {
        events.merge(kind, 1L, Long::sum);
    }

    void rejected(String reason) {
        rejected.merge(reason, 1L, Long::sum);
    }

    void skipped(String reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    /** What the publisher turned down was counted as an event when it was handed over. */
    void receipt(Receipt receipt) {
        for (DeadLetter letter : receipt.rejected()) {
            rejected(letter.getReason());
            if (letter.getKind() != null) {
                events.merge(letter.getKind(), -1L, Long::sum);
            }
        }
    }

    Map<String, Long> events() {
        return events;
    }

    Map<String, Long> rejected() {
        return rejected;
    }

    Map<String, Long> skipped() {
        return skipped;
    }

    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
