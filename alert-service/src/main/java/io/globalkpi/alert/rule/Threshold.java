package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.LevelAction;
import java.time.Instant;
import java.util.Optional;

/**
 * One level of a rule.
 *
 * @param level watch, warning, critical, or what the rule calls it
 * @param threshold crossed when the value is beyond it: above for AT_MOST, below for AT_LEAST
 * @param recovery back in order when the value is at or inside it; between the two nothing changes
 * @param certainty how sure it must be that the true rate is beyond the threshold; empty looks at the bare value
 */
public record Threshold(
        String level,
        Bound bound,
        double threshold,
        double recovery,
        Patience patience,
        Optional<Certainty> certainty,
        LevelAction action) {

    public Threshold {
        if (!Double.isFinite(threshold) || !Double.isFinite(recovery)) {
            throw new IllegalArgumentException(level + ": threshold and recovery must be numbers");
        }
        if (beyond(bound, recovery, threshold)) {
            throw new IllegalArgumentException(
                    level + ": recovery " + recovery + " lies beyond the threshold " + threshold + " (" + bound + ")");
        }
    }

    Threshold at(double otherThreshold, double otherRecovery) {
        return new Threshold(level, bound, otherThreshold, otherRecovery, patience, certainty, action);
    }

    boolean crossed(Reading reading) {
        return reading.guarded()
                && beyond(bound, reading.number(), threshold)
                && certainty.map(needed -> isSure(needed, reading)).orElse(true);
    }

    private boolean isSure(Certainty needed, Reading reading) {
        if (reading.proportion()) {
            return needed.sure(bound, reading.hits(), reading.outOf(), threshold);
        }
        RatioError error = reading.error();
        return error != null && needed.sure(bound, reading.number(), error, threshold);
    }

    boolean recovered(Reading reading) {
        return !reading.guarded() || !beyond(bound, reading.number(), recovery);
    }

    /** The point of the grid from which a crossing that began at an instant counts. */
    Instant counts(Instant since) {
        return Grid.ceiling(since.plus(patience.hold()));
    }

    static boolean beyond(Bound bound, double value, double limit) {
        return bound == Bound.AT_MOST ? value > limit : value < limit;
    }
}
