package io.globalkpi.alert.rule;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which levels are crossed without a break, and since when.
 *
 * @param since by level name
 */
public record Crossings(Map<String, Instant> since) {

    public static final Crossings NONE = new Crossings(Map.of());

    public Crossings {
        since = Map.copyOf(since);
    }

    /** After one more reading: what is still crossed keeps its begin, what is newly crossed begins. */
    Crossings after(AlertRule rule, Reading reading, Instant begin) {
        Map<String, Instant> next = new TreeMap<>();
        for (Threshold threshold : rule.thresholds()) {
            if (threshold.crossed(reading)) {
                next.put(threshold.level(), since.getOrDefault(threshold.level(), begin));
            }
        }
        return new Crossings(next);
    }

    boolean none() {
        return since.isEmpty();
    }

    Instant first() {
        return since.values().stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The gravest level that has been crossed for as long as it must. */
    Optional<Threshold> held(AlertRule rule, Instant at) {
        return rule.thresholds().stream()
                .filter(threshold ->
                        counts(threshold).filter(due -> !due.isAfter(at)).isPresent())
                .reduce((mild, grave) -> grave);
    }

    /** When the next level from a rank on begins to count if nothing changes. */
    Optional<Instant> due(AlertRule rule, int fromRank) {
        return rule.thresholds().stream()
                .skip(fromRank)
                .flatMap(threshold -> counts(threshold).stream())
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> counts(Threshold threshold) {
        return Optional.ofNullable(since.get(threshold.level())).map(threshold::counts);
    }
}
