package io.globalkpi.bench.measure;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * When the orders of one scope were acknowledged, in that order, and how many of them have been seen in a KPI value.
 *
 * <p>A value that says m orders has the first m in it: orders are counted once whatever is told of them again. For scopes over
 * several partitions the m-th acknowledged stands for the m-th counted, which differ by less than a commit.
 */
final class Arrivals {

    private long[] acknowledged = new long[64];
    private int orders;
    private int seen;

    /** @param nanos {@link System#nanoTime} */
    synchronized void acknowledge(long nanos) {
        if (orders == acknowledged.length) {
            acknowledged = Arrays.copyOf(acknowledged, orders * 2);
        }
        acknowledged[orders++] = nanos;
    }

    /** Takes a value that was read now; what was acknowledged before the warm-up ended is not counted. */
    synchronized void see(long counted, long now, long warmUntil, Histogram micros) {
        int until = (int) Math.min(counted, orders);
        for (; seen < until; seen++) {
            if (acknowledged[seen] >= warmUntil) {
                micros.recordValue(Math.max(0, (now - acknowledged[seen]) / 1_000));
            }
        }
    }

    synchronized int unseen() {
        return orders - seen;
    }
}
