package io.globalkpi.standin;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Token buckets by whatever key a platform counts on, at the clock of the test. */
public final class Buckets {

    private final TimeMeter meter;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private boolean bottomless;
    private int takenByOthers;
    private long refused;

    /** Buckets that are never empty, for tests that are about something else and run by the real clock. */
    public static Buckets bottomless(Clock clock) {
        Buckets buckets = new Buckets(clock);
        buckets.bottomless = true;
        return buckets;
    }

    public Buckets(Clock clock) {
        this.meter = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return clock.millis() * 1_000_000;
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /**
     * Takes one token.
     *
     * @param key such as the account and the operation
     * @param burst tokens of a full bucket
     * @param per one more token after this
     * @return false if there was none: the call must be refused
     */
    public synchronized boolean take(String key, long burst, Duration per) {
        boolean taken = !isTakenByOthers()
                && (bottomless
                        || buckets.computeIfAbsent(
                                        key,
                                        any -> Bucket.builder()
                                                .withCustomTimePrecision(meter)
                                                .addLimit(limit ->
                                                        limit.capacity(burst).refillGreedy(1, per))
                                                .build())
                                .tryConsume(1));
        if (!taken) {
            refused++;
        }
        return taken;
    }

    private boolean isTakenByOthers() {
        if (takenByOthers == 0) {
            return false;
        }
        takenByOthers--;
        return true;
    }

    /** So many calls to come find no token, however few were made: somebody else pulls the same account. */
    public synchronized void takeAway(int calls) {
        takenByOthers = calls;
    }

    /** How many calls found no token. */
    public synchronized long refused() {
        return refused;
    }
}
