package io.globalkpi.local.guarantee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a fleet and what came of it, business by business: on the console, and in the file that the system property
 * {@code globalkpi.evidence} names. Written after each, so that a run that is cut short has said what it did.
 */
final class Evidence {

    private final @Nullable Path file;
    private final Map<Fault, Integer> injected = new EnumMap<>(Fault.class);
    private int rounds;
    private int right;

    private Evidence(@Nullable Path file) {
        this.file = file;
    }

    static Evidence begin(int rounds, int killsARound) {
        String name = System.getProperty("globalkpi.evidence", "");
        Evidence evidence = new Evidence(name.isEmpty() ? null : Path.of(name));
        evidence.clear();
        evidence.say(String.format(
                "GuaranteesIT, %d businesses with %d kills each, begun %s, %d processors, Java %s%n",
                rounds,
                killsARound,
                Instant.now(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version")));
        return evidence;
    }

    private void clear() {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One business; what it injects is counted while it goes on. */
    Round round(long seed) {
        rounds++;
        return new Round(seed);
    }

    /** All of it in one line. */
    void end() {
        long kills = injected.entrySet().stream()
                .filter(fault -> fault.getKey().isKill())
                .mapToLong(Map.Entry::getValue)
                .sum();
        int faults = injected.values().stream().mapToInt(Integer::intValue).sum();
        say(String.format(
                "%n%d of %d businesses are right after %d faults, %d of them kills: %s%n",
                right, rounds, faults, kills, injected));
    }

    private void say(String words) {
        System.out.print(words);
        try {
            if (file != null) {
                Files.writeString(file, words, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A round that is closed before it was found right has failed. */
    final class Round implements AutoCloseable {

        private final long seed;
        private final long begun = System.nanoTime();
        private final Map<Fault, Integer> happened = new EnumMap<>(Fault.class);
        private String outcome = "FAILED";

        private Round(long seed) {
            this.seed = seed;
        }

        void happened(Fault fault) {
            happened.merge(fault, 1, Integer::sum);
            injected.merge(fault, 1, Integer::sum);
        }

        void isRight(int tellings, Published published) {
            right++;
            outcome = String.format(
                    "%d tellings, %,d values of %,d records are right",
                    tellings, published.values(), published.records());
        }

        @Override
        public void close() {
            say(String.format(
                    "seed %d: %s: %s, %d s%n",
                    seed,
                    happened,
                    outcome,
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds()));
        }
    }
}
