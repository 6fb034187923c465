package io.globalkpi.schemas.targets;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * An amount given out by weights, down to the last micro-unit: what rounding leaves over goes to the largest remainders, of
 * equal ones to the first.
 */
final class Allotment {

    /** Weights are told apart to a part in a million million of the greatest. */
    private static final double PARTS = 1L << 40;

    private Allotment() {}

    /**
     * The shares, which sum to the amount exactly.
     *
     * @param weights not negative; if all are zero everybody gets the same
     */
    static long[] of(long amount, double[] weights) {
        long[] parts = parts(weights);
        BigInteger all = BigInteger.valueOf(Arrays.stream(parts).sum());
        BigInteger whole = BigInteger.valueOf(amount).abs();
        long[] shares = new long[parts.length];
        BigInteger[] rests = new BigInteger[parts.length];
        long left = whole.longValueExact();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == 0) {
                rests[i] = BigInteger.ZERO;
                continue;
            }
            BigInteger[] share = whole.multiply(BigInteger.valueOf(parts[i])).divideAndRemainder(all);
            shares[i] = share[0].longValueExact();
            rests[i] = share[1];
            left -= shares[i];
        }
        largest(rests, left).forEach(i -> shares[i]++);
        return amount < 0 ? Arrays.stream(shares).map(share -> -share).toArray() : shares;
    }

    private static IntStream largest(BigInteger[] rests, long count) {
        return count == 0
                ? IntStream.empty()
                : IntStream.range(0, rests.length)
                        .boxed()
                        .sorted(Comparator.<Integer, BigInteger>comparing(i -> rests[i])
                                .reversed())
                        .limit(count)
                        .mapToInt(Integer::intValue);
    }

    private static long[] parts(double[] weights) {
        double most = Arrays.stream(weights).max().orElse(0);
        if (!(most > 0) || Double.isInfinite(most)) {
            return java.util.stream.LongStream.generate(() -> 1)
                    .limit(weights.length)
                    .toArray();
        }
        return Arrays.stream(weights)
                .mapToLong(weight -> Math.round(weight / most * PARTS))
                .toArray();
    }
}
