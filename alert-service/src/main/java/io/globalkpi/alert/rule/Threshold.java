package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.Bound;
import java.time.Duration;
import java.time.Instant;

/**
 * One level of a rule.
 *
 * @param level warning, critical, or what the rule calls it
 * @param threshold crossed when the value is beyond it: above for AT_MOST, below for AT_LEAST
 * @param recovery back in order when the value is at or inside it; between the two nothing changes
 * @param hold business time it must stay crossed before it counts
 */
public record Threshold(String level, Bound bound, double threshold, double recovery, Duration hold) {

    public Threshold {
        if (!Double.isFinite(threshold) || !Double.isFinite(recovery)) {
            throw new IllegalArgumentException(level + ": threshold and recovery must be numbers");
        }
        if (beyond(bound, recovery, threshold)) {
            throw new IllegalArgumentException(
                    level + ": recovery " + recovery + " lies beyond the threshold " + threshold + " (" + bound + ")");
        }
        if (hold.isNegative()) {
            throw new IllegalArgumentException(level + ": hold must be zero or longer, was " + hold);
        }
    }

    boolean crossed(double value) {
        return beyond(bound, value, threshold);
    }

    boolean recovered(double value) {
        return !beyond(bound, value, recovery);
    }

    /** The point of the grid from which a crossing that began at an instant counts. */
    Instant counts(Instant since) {
        return Grid.ceiling(since.plus(hold));
    }

    static boolean beyond(Bound bound, double value, double limit) {
        return bound == Bound.AT_MOST ? value > limit : value < limit;
    }
}
