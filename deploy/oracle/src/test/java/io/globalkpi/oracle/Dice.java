package io.globalkpi.oracle;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Chance, in the few forms a random business needs. The same seed always throws the same. */
final class Dice {

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** 0 to the bound, without it. */
    long upTo(int bound) {
        return random.nextInt(bound);
    }

    /** Whole milliseconds, the bound not included. */
    Duration upTo(Duration bound) {
        return Duration.ofMillis((long) (random.nextDouble() * bound.toMillis()));
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }
}
