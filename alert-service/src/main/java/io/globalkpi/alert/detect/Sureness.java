package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.Certainty;
import io.globalkpi.alert.rule.RatioError;
import io.globalkpi.alert.rule.Threshold;
import io.globalkpi.schemas.alert.Breach;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far a number can be trusted, in the words of the breach topic. Only levels that ask for confidence have one.
 *
 * @param confidence null when the level looks at the bare value
 * @param bound the true rate lies beyond this
 * @param chance of such a number if the true rate were the threshold
 */
record Sureness(
        @Nullable Double confidence,
        @Nullable Double bound,
        @Nullable Double chance) {

    private static final Sureness UNASKED = new Sureness(null, null, null);

    static Sureness of(Breach looked, Threshold level) {
        BigDecimal sample = looked.getDenominator();
        if (level.certainty().isEmpty() || sample == null || sample.signum() <= 0) {
            return UNASKED;
        }
        Certainty certainty = level.certainty().get();
        RatioError error = Telling.error(looked);
        return error == null
                ? ofSample(certainty, level, looked.getNumerator().doubleValue(), sample.doubleValue())
                : new Sureness(
                        certainty.confidence(),
                        certainty.bound(level.bound(), looked.getValue(), error),
                        Certainty.chance(level.bound(), looked.getValue(), error, level.threshold()));
    }

    private static Sureness ofSample(Certainty certainty, Threshold level, double hits, double sample) {
        return new Sureness(
                certainty.confidence(),
                certainty.bound(level.bound(), hits, sample),
                Certainty.chance(level.bound(), hits, sample, level.threshold()));
    }

    /** So many more at the same rate and a level would be sure; null when it is, or asks for no confidence. */
    static @Nullable Long needed(Breach looked, Threshold level) {
        BigDecimal sample = looked.getDenominator();
        boolean byDays = looked.getStandardError() != null;
        if (byDays || level.certainty().isEmpty() || sample == null || sample.signum() <= 0) {
            return null;
        }
        OptionalLong needed = level.certainty()
                .get()
                .needed(level.bound(), looked.getNumerator().doubleValue(), sample.doubleValue(), level.threshold());
        return needed.isPresent() && needed.getAsLong() > 0 ? (Long) needed.getAsLong() : null;
    }

    void writeTo(Breach.Builder breach) {
        breach.setConfidence(confidence).setConfidenceBound(bound).setChance(chance);
    }
}
