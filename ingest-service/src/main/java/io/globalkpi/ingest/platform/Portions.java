package io.globalkpi.ingest.platform;

import java.math.BigInteger;
import java.util.List;

/** Shares of an amount that is told once for several lines. */
public final class Portions {

    private Portions() {}

    /**
     * The amount by the weights, exact in sum: what rounding leaves goes to the last line.
     *
     * @param amount micro-units
     * @param weights not negative; where all are zero, all lines weigh the same
     */
    public static long[] of(long amount, List<Long> weights) {
        long total = weights.stream().mapToLong(Long::longValue).sum();
        long[] portions = new long[weights.size()];
        long left = amount;
        for (int i = 0; i < portions.length - 1; i++) {
            portions[i] = total == 0 ? amount / portions.length : part(amount, weights.get(i), total);
            left -= portions[i];
        }
        portions[portions.length - 1] = left;
        return portions;
    }

    private static long part(long amount, long weight, long total) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(weight))
                .divide(BigInteger.valueOf(total))
                .longValueExact();
    }
}
