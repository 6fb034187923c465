package io.globalkpi.alert.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which levels are back in order without a break, and since when.
 *
 * @param since by level name
 */
public record Recoveries(Map<String, Instant> since) {

    public static final Recoveries NONE = new Recoveries(Map.of());

    public Recoveries {
        since = Map.copyOf(since);
    }

    Recoveries after(AlertRule rule, Reading reading) {
        Map<String, Instant> next = new TreeMap<>();
        for (Threshold threshold : rule.thresholds()) {
            if (threshold.recovered(reading)) {
                next.put(threshold.level(), since.getOrDefault(threshold.level(), reading.at()));
            }
        }
        return new Recoveries(next);
    }

    boolean over(Threshold threshold, Duration atLeast, Instant at) {
        return ends(threshold, atLeast).filter(end -> !end.isAfter(at)).isPresent();
    }

    /** The point of the grid at which a level ends if it stays in order, after its own keep-firing or a longer one. */
    Optional<Instant> ends(Threshold threshold, Duration atLeast) {
        Duration own = threshold.patience().keepFiring();
        Duration keep = own.compareTo(atLeast) > 0 ? own : atLeast;
        return Optional.ofNullable(since.get(threshold.level())).map(begin -> Grid.ceiling(begin.plus(keep)));
    }
}
