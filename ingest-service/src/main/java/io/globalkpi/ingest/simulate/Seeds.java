package io.globalkpi.ingest.simulate;

import java.util.SplittableRandom;

/** Chance that can be had again at any place: a site, date and order always draw the same numbers. */
final class Seeds {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    static long mix(long seed, long place) {
        long z = (seed ^ (place + 1) * GOLDEN) + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static long mix(long seed, long place, long more) {
        return mix(mix(seed, place), more);
    }

    /** A number in [0, 1). */
    static double unit(long seed, long place) {
        return (mix(seed, place) >>> 11) * 0x1.0p-53;
    }

    static SplittableRandom at(long seed, long place) {
        return new SplittableRandom(mix(seed, place));
    }
}
