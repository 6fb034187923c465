package io.globalkpi.streams.targets;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a period will end if it goes on as it did: what was reached, over the share of the period that is gone, and between what and
 * what it will be in four of five cases.
 *
 * <p>Each date brings its planned share of the whole, times chance. How wide chance is, the dates that are over tell: their scatter
 * around their shares. It enters twice, in what the dates to come will bring and in how well those gone tell the level; few dates tell
 * little, so the quantile is Student's. Dates are taken as independent of each other.
 *
 * @param low null while fewer than {@value #LEAST_DATES} dates are over
 */
public record Projection(
        BigDecimal expected, @Nullable Double low, @Nullable Double high) {

    static final int LEAST_DATES = 3;

    private static final double NORMAL = 1.2815515655446004;

    /**
     * The projection of a period.
     *
     * @param reached of each date that is over, in order
     * @param shares of the whole that are planned for each date of the period
     */
    static Projection of(BigDecimal expected, double[] reached, double[] shares) {
        int over = Math.min(reached.length, shares.length);
        double gone = Arrays.stream(shares, 0, over).sum();
        double level = Arrays.stream(reached).sum() / gone;
        long counted = Arrays.stream(shares, 0, over).filter(share -> share > 0).count();
        if (counted < LEAST_DATES || !(level > 0)) {
            return new Projection(expected, null, null);
        }
        double scatter = 0;
        double squaresGone = 0;
        double squaresToCome = 0;
        for (int i = 0; i < shares.length; i++) {
            if (i >= over) {
                squaresToCome += shares[i] * shares[i];
            } else if (shares[i] > 0) {
                double off = reached[i] / (level * shares[i]) - 1;
                scatter += off * off / (counted - 1);
                squaresGone += shares[i] * shares[i];
            }
        }
        double toCome = Math.max(0, (1 - gone) / gone);
        double width =
                student(counted - 1) * level * Math.sqrt(scatter * (squaresToCome + toCome * toCome * squaresGone));
        double middle = expected.doubleValue();
        return new Projection(expected, middle - width, middle + width);
    }

    /** The 90 % quantile, by the first terms of its expansion around the normal one. */
    private static double student(double freedom) {
        double z = NORMAL;
        double first = (Math.pow(z, 3) + z) / 4;
        double second = (5 * Math.pow(z, 5) + 16 * Math.pow(z, 3) + 3 * z) / 96;
        return z + first / freedom + second / (freedom * freedom);
    }
}
