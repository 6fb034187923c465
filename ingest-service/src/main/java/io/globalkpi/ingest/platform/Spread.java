package io.globalkpi.ingest.platform;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;

/** Spreads an amount that a platform tells for the whole over its parts, so that the parts sum to it to the micro-unit. */
public final class Spread {

    private Spread() {}

    /**
     * The amount in parts as the weights are to one another; evenly if all weights are zero. What does not divide goes to the
     * last parts, so that the same input always gives the same parts.
     *
     * @param weights not negative, at least one
     */
    public static long[] over(long amount, List<Long> weights) {
        long[] own = weights.stream().mapToLong(Long::longValue).toArray();
        BigInteger total = LongStream.of(own).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        boolean even = total.signum() == 0;
        BigInteger whole = even ? BigInteger.valueOf(own.length) : total;
        long[] parts = new long[own.length];
        BigInteger before = BigInteger.ZERO;
        long given = 0;
        for (int i = 0; i < own.length; i++) {
            before = before.add(even ? BigInteger.ONE : BigInteger.valueOf(own[i]));
            long upTo =
                    BigInteger.valueOf(amount).multiply(before).divide(whole).longValueExact();
            parts[i] = upTo - given;
            given = upTo;
        }
        return parts;
    }
}
