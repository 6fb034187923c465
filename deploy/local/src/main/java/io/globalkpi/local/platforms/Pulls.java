package io.globalkpi.local.platforms;

import io.globalkpi.ingest.pull.Pulling;
import io.globalkpi.local.demo.DemoClock;
import io.globalkpi.local.demo.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lets time pass as connectors need it: from one moment at which something is due to the next, and slowly on while they are at
 * work, as they wait for a platform's limits by the same clock.
 */
final class Pulls implements Passage {

    /** What becomes due within so much time is pulled at once. */
    private static final Duration STRIDE = Duration.ofHours(3);

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    /** Connectors that are still at work after so long may wait for a limit. */
    private static final Duration AT_WORK = Duration.ofMillis(500);

    /** So much goes by between two looks at them then. */
    private static final Duration MEANWHILE = Duration.ofMillis(500);

    private final Work work;
    private final Set<String> accounts;
    private final DemoClock clock;

    /** Connectors at work. */
    interface Work {

        /** Whoever has something to do does it. */
        void lookNow();

        /** When each account has something to do next; at or before now while it is at it. */
        Map<String, Instant> due();

        static Work of(Pulling pulling) {
            return new Work() {
                @Override
                public void lookNow() {
                    pulling.lookNow();
                }

                @Override
                public Map<String, Instant> due() {
                    return pulling.due();
                }
            };
        }
    }

    /** @param accounts all there are to be pulled */
    Pulls(Work work, Set<String> accounts, DemoClock clock) {
        this.work = work;
        this.accounts = Set.copyOf(accounts);
        this.clock = clock;
    }

    @Override
    public void to(Instant instant) throws InterruptedException {
        awaitIdle();
        for (Instant next = next(); next.isBefore(instant); next = next()) {
            Instant stride = clock.instant().plus(STRIDE);
            clock.setOn(earlier(instant, next.isAfter(stride) ? next : stride));
            awaitIdle();
        }
        clock.setOn(instant);
        awaitIdle();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** When the first of all accounts has something to do. */
    private Instant next() {
        return work.due().values().stream().min(Instant::compareTo).orElseThrow();
    }

    private void awaitIdle() throws InterruptedException {
        long begun = System.nanoTime();
        while (!busy().isEmpty()) {
            work.lookNow();
            if (hasPassed(PATIENCE, begun)) {
                throw new IllegalStateException(
                        "still pulling after " + PATIENCE.toSeconds() + " s: " + String.join(", ", busy()));
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            if (hasPassed(AT_WORK, begun)) {
                clock.setOn(clock.instant().plus(MEANWHILE));
            }
        }
    }

    private static boolean hasPassed(Duration time, long since) {
        return System.nanoTime() - since > time.toNanos();
    }

    private Set<String> busy() {
        Map<String, Instant> due = new TreeMap<>(work.due());
        accounts.forEach(account -> due.putIfAbsent(account, Instant.MIN));
        Instant now = clock.instant();
        return due.entrySet().stream()
                .filter(account -> !account.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
