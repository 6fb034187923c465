package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.Bound;
import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How sure one can be that the true rate behind so many hits in a sample lies beyond a limit: the exact binomial test.
 *
 * <p>The bound of Clopper and Pearson is the limit at which the test just fails, so test and bound never disagree. Shares
 * of owners make hits and samples that are no whole numbers; the beta distribution takes them as they are.
 *
 * @param confidence from 0.5 to below 1
 */
public record Certainty(double confidence) {

    /** Nobody waits for a sample larger than this. */
    private static final double MOST = 1e9;

    public Certainty {
        if (!(confidence >= 0.5 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be from 0.5 to below 1, was " + confidence);
        }
    }

    /** Whether the true rate lies beyond the limit: below it (or above) so much would be seen too seldom. */
    public boolean sure(Bound side, double hits, double sample, double limit) {
        return chance(side, hits, sample, limit) <= 1 - confidence;
    }

    /** Whether the true ratio lies beyond the limit, by Student's test on its days. */
    public boolean sure(Bound side, double ratio, RatioError error, double limit) {
        return chance(side, ratio, error, limit) <= 1 - confidence;
    }

    /** The true ratio lies above this (AT_MOST) or below it (AT_LEAST), as surely as asked. */
    public double bound(Bound side, double ratio, RatioError error) {
        double off = TDistribution.of(error.days() - 1.0).inverseSurvivalProbability(1 - confidence) * error.error();
        return side == Bound.AT_MOST ? ratio - off : ratio + off;
    }

    /** The chance of seeing this or worse if the true ratio were the limit itself. */
    public static double chance(Bound side, double ratio, RatioError error, double limit) {
        double beyond = (side == Bound.AT_MOST ? ratio - limit : limit - ratio) / error.error();
        return TDistribution.of(error.days() - 1.0).survivalProbability(beyond);
    }

    /** The chance of seeing this or worse if the true rate were the limit itself. */
    public static double chance(Bound side, double seen, double sample, double limit) {
        double hits = within(seen, sample);
        if (side == Bound.AT_MOST) {
            return hits == 0
                    ? 1
                    : limit <= 0
                            ? 0
                            : BetaDistribution.of(hits, sample - hits + 1).cumulativeProbability(limit);
        }
        return hits == sample
                ? 1
                : limit >= 1 ? 0 : BetaDistribution.of(hits + 1, sample - hits).survivalProbability(limit);
    }

    /** The true rate lies above this (AT_MOST) or below it (AT_LEAST), as surely as asked. */
    public double bound(Bound side, double hits, double sample) {
        double of = within(hits, sample);
        if (side == Bound.AT_MOST) {
            return of == 0 ? 0 : BetaDistribution.of(of, sample - of + 1).inverseCumulativeProbability(1 - confidence);
        }
        return of == sample ? 1 : BetaDistribution.of(of + 1, sample - of).inverseCumulativeProbability(confidence);
    }

    /** How many more in the sample, at the rate seen, until it would be sure; empty if it never would be. */
    public OptionalLong needed(Bound side, double hits, double sample, double limit) {
        double rate = within(hits, sample) / sample;
        if (!Threshold.beyond(side, rate, limit)) {
            return OptionalLong.empty();
        }
        double enough = sample;
        while (!sure(side, rate * enough, enough, limit)) {
            enough *= 2;
            if (enough > MOST) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(least(side, rate, sample, enough, limit));
    }

    private long least(Bound side, double rate, double sample, double enough, double limit) {
        long low = 0;
        long high = (long) Math.ceil(enough - sample);
        while (low < high) {
            long middle = (low + high) / 2;
            double size = sample + middle;
            if (sure(side, rate * size, size, limit)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** More returns than sales, as happens when sales fall: as sure as all of them. */
    private static double within(double hits, double sample) {
        return Math.max(0, Math.min(hits, sample));
    }
}
