package io.globalkpi.alert.rule;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an episode rests on: the closed steps whose value, as told last, was beyond a threshold.
 *
 * <p>While a step runs its value goes up and down, and that proves nothing. Once it is over, only late or restated data can
 * change it; when such data has taken the last step away, the episode never was.
 *
 * @param steps ends of their windows
 * @param more whether there were too many to remember: then nothing takes the episode back
 * @param lostAt business time at which the last was taken away
 */
public record Evidence(Set<Instant> steps, boolean more, Optional<Instant> lostAt) {

    public static final Evidence NONE = new Evidence(Set.of(), false, Optional.empty());

    /** Two weeks of hours: as long as ad networks restate. */
    static final int MOST = 336;

    public Evidence {
        steps = Set.copyOf(steps);
    }

    /** What was over before the episode began is no evidence for it, whatever it turns out to have been. */
    Evidence corrected(Episode episode, AlertRule rule, Reading reading) {
        return reading.windowEnd().isBefore(episode.since()) ? this : after(rule, reading);
    }

    Evidence after(AlertRule rule, Reading reading) {
        if (!reading.closed()) {
            return this;
        }
        boolean known = steps.contains(reading.windowEnd());
        boolean crossed = rule.thresholds().get(0).crossed(reading);
        if (crossed) {
            return known ? this : with(reading);
        }
        return known ? without(reading) : this;
    }

    private Evidence with(Reading reading) {
        if (steps.size() >= MOST) {
            return new Evidence(steps, true, Optional.empty());
        }
        Set<Instant> next = new TreeSet<>(steps);
        next.add(reading.windowEnd());
        return new Evidence(next, more, Optional.empty());
    }

    private Evidence without(Reading reading) {
        Set<Instant> next = new TreeSet<>(steps);
        next.remove(reading.windowEnd());
        return new Evidence(next, more, next.isEmpty() && !more ? Optional.of(reading.at()) : Optional.empty());
    }
}
