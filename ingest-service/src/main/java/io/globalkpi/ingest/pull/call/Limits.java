package io.globalkpi.ingest.pull.call;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.globalkpi.ingest.platform.Rate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Token buckets by who shares them and operation. A platform's word corrects them: a rate in its headers, or that it has had
 * enough for now.
 */
public final class Limits {

    private final TimeMeter meter;
    private final Clock clock;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    public Limits(Clock clock) {
        this.clock = clock;
        this.meter = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** One bucket, and until when the platform will hear nothing. */
    private static final class Turn {

        private final Bucket bucket;
        private Rate rate;
        private Instant closedUntil = Instant.MIN;

        Turn(Bucket bucket, Rate rate) {
            this.bucket = bucket;
            this.rate = rate;
        }
    }

    /**
     * Takes a token if there is one.
     *
     * @return empty if a token was taken; else when there may be one
     */
    Optional<Instant> take(String sharers, Rate rate) {
        Turn turn = turn(sharers, rate);
        synchronized (turn) {
            Instant now = clock.instant();
            if (turn.closedUntil.isAfter(now)) {
                return Optional.of(turn.closedUntil);
            }
            long wait = turn.bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
            // Rounded up: a token that is due in a part of a millisecond is not there yet.
            return wait <= 0 ? Optional.empty() : Optional.of(now.plusMillis(wait / 1_000_000 + 1));
        }
    }

    /** The platform says after how long one more call is allowed. How many at once it does not say. */
    void learn(String sharers, Rate known, Duration pace) {
        Turn turn = turn(sharers, known);
        synchronized (turn) {
            if (!turn.rate.per().equals(pace)) {
                turn.rate = new Rate(known.operation(), known.scope(), known.burst(), pace);
                turn.bucket.replaceConfiguration(
                        BucketConfiguration.builder()
                                .addLimit(bandwidth(turn.rate))
                                .build(),
                        TokensInheritanceStrategy.AS_IS);
            }
        }
    }

    /** The platform has had enough until then. */
    void close(String sharers, Rate rate, Instant until) {
        Turn turn = turn(sharers, rate);
        synchronized (turn) {
            turn.closedUntil = until.isAfter(turn.closedUntil) ? until : turn.closedUntil;
        }
    }

    /** Calls that may be made at once, by the names of their buckets that begin with that. */
    public Map<String, Long> left(String beginning) {
        Map<String, Long> left = new ConcurrentHashMap<>();
        turns.forEach((name, turn) -> {
            if (name.startsWith(beginning)) {
                left.put(name.substring(beginning.length()), turn.bucket.getAvailableTokens());
            }
        });
        return left;
    }

    private Turn turn(String sharers, Rate rate) {
        return turns.computeIfAbsent(
                sharers + "/" + rate.operation(),
                any -> new Turn(
                        Bucket.builder()
                                .withCustomTimePrecision(meter)
                                .addLimit(bandwidth(rate))
                                .build(),
                        rate));
    }

    private static Bandwidth bandwidth(Rate rate) {
        return Bandwidth.builder()
                .capacity(rate.burst())
                .refillGreedy(1, rate.per())
                .build();
    }
}
