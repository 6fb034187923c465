package io.globalkpi.alert.notify;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.globalkpi.schemas.alert.Notice;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The traffic to one destination: its bucket, its circuit breaker, and which notices must travel alone. One thread.
 *
 * <p>The breaker opens after {@link #FAILURES} failures in a row; while it is open nothing is tried, so that notices do not
 * use up their attempts on a destination that is down. Being told to wait is no failure.
 */
final class Lane {

    static final int FAILURES = 5;

    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final Duration PROBE = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final Pace pace;
    private final @Nullable Bucket bucket;
    private final CircuitBreaker breaker;
    private final Set<String> alone = new HashSet<>();

    Lane(String name, Pace pace, Clock clock) {
        this.pace = pace;
        this.bucket = pace.isFree() ? null : pace.bucket(new ClockTime(clock));
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowSize(FAILURES)
                        .minimumNumberOfCalls(FAILURES)
                        .failureRateThreshold(100)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        // A probe whose outcome is never learned (its beginning was not committed, its destination
                        // moved
                        // away) must not be the last.
                        .maxWaitDurationInHalfOpenState(PROBE)
                        .waitIntervalFunctionInOpenState(
                                IntervalFunction.ofExponentialBackoff(FIRST_REST, 2, LONGEST_REST))
                        .build());
    }

    private record ClockTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /**
     * What may be sent now; a token is spent on it.
     *
     * @param waiting in the order they are to be told, at least one
     * @param fitting how many of some notices fit into one message
     */
    Optional<Parcel> next(List<Notice> waiting, Function<List<Notice>, Integer> fitting) {
        if (!breaker.tryAcquirePermission()) {
            return Optional.empty();
        }
        if (bucket != null && !bucket.tryConsume(1)) {
            breaker.releasePermission();
            return Optional.empty();
        }
        return Optional.of(parcel(waiting, fitting));
    }

    /** What was planned as a group is told as one; what else waits becomes one when it is a crowd. */
    private Parcel parcel(List<Notice> waiting, Function<List<Notice>, Integer> fitting) {
        Notice first = waiting.get(0);
        boolean isCrowd = waiting.size() > pace.crowd();
        if (alone.contains(first.getNotice()) || !isCrowd && !Together.isGrouped(first)) {
            return Parcel.of(first);
        }
        List<Notice> together = isCrowd ? Together.crowd(waiting, alone) : Together.group(waiting, alone);
        return new Parcel(together.subList(0, Math.max(1, fitting.apply(together))));
    }

    void learn(Parcel parcel, Delivery delivery) {
        if (delivery instanceof Delivery.TryAgain again && again.after().isEmpty()) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException(again.why()));
        } else if (delivery instanceof Delivery.Broken) {
            breaker.releasePermission();
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
        parcel.notices().forEach(notice -> alone.remove(notice.getNotice()));
        if (parcel.isDigest() && (delivery instanceof Delivery.Refused || delivery instanceof Delivery.Broken)) {
            parcel.notices().forEach(notice -> alone.add(notice.getNotice()));
        }
    }

    boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }
}
