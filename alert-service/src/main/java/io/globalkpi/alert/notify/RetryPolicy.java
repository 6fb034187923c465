package io.globalkpi.alert.notify;

import io.github.resilience4j.core.IntervalFunction;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one place that decides whether and when a notice is tried again.
 *
 * <p>Waits grow exponentially, with jitter, up to a limit; never shorter than the channel asked for.
 *
 * @param maxAttempts attempts before it is given up
 */
public record RetryPolicy(int maxAttempts, Duration firstWait, Duration longestWait) {

    private static final double GROWTH = 2;
    private static final double JITTER = 0.3;
    private static final int BROKEN_ATTEMPTS = 3;

    /** Gives up after about an hour. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(12, Duration.ofSeconds(2), Duration.ofMinutes(10));

    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("ALERT_MAX_ATTEMPTS must be 1 or more, was " + maxAttempts);
        }
    }

    /** The record that says an attempt begins. One that began before and has no outcome may have been received. */
    static Notice begun(Notice notice) {
        boolean unknown = notice.getState() == NoticeState.PENDING && notice.getAttempts() > 0;
        return Notice.newBuilder(notice)
                .setState(NoticeState.PENDING)
                .setAttempts(notice.getAttempts() + 1)
                .setPossiblyRepeated(notice.getPossiblyRepeated() || unknown)
                .setNextAttemptAt(null)
                .build();
    }

    /** The records that say that a parcel's attempt begins. */
    static Parcel begun(Parcel parcel) {
        String digest = parcel.isDigest() ? parcel.id() : null;
        return new Parcel(parcel.notices().stream()
                .map(notice ->
                        Notice.newBuilder(begun(notice)).setDigest(digest).build())
                .toList());
    }

    /** The records that say what came of it. Of a digest that was refused each notice is tried alone, at once. */
    List<Notice> outcomes(Parcel begun, Delivery delivery, Instant now) {
        boolean isTogether =
                begun.isDigest() && (delivery instanceof Delivery.Refused || delivery instanceof Delivery.Broken);
        return begun.notices().stream()
                .map(notice -> isTogether ? apart(notice, delivery, now) : outcome(notice, delivery, now))
                .toList();
    }

    private static Notice apart(Notice begun, Delivery delivery, Instant now) {
        return failed(begun, why(delivery), now).setDigest(null).build();
    }

    /** The record that says what came of it. */
    Notice outcome(Notice begun, Delivery delivery, Instant now) {
        if (delivery instanceof Delivery.Accepted accepted) {
            return Notice.newBuilder(begun)
                    .setState(NoticeState.SENT)
                    .setSentAt(now)
                    .setError(null)
                    .setMessageId(accepted.messageId().orElse(null))
                    .build();
        }
        if (delivery instanceof Delivery.TryAgain again && begun.getAttempts() < maxAttempts) {
            return failed(begun, again.why(), now.plus(waiting(begun.getAttempts(), again.after())))
                    .setPossiblyRepeated(begun.getPossiblyRepeated() || again.maybeReceived())
                    .build();
        }
        if (delivery instanceof Delivery.Broken broken && begun.getAttempts() < BROKEN_ATTEMPTS) {
            return failed(begun, broken.why(), now.plus(waiting(begun.getAttempts(), Optional.empty())))
                    .build();
        }
        return Notice.newBuilder(begun)
                .setState(NoticeState.GIVEN_UP)
                .setError(why(delivery))
                .build();
    }

    private static Notice.Builder failed(Notice begun, String why, Instant next) {
        return Notice.newBuilder(begun)
                .setState(NoticeState.FAILED)
                .setError(why)
                .setNextAttemptAt(next);
    }

    private Duration waiting(int attempts, Optional<Duration> asked) {
        Duration backoff =
                Duration.ofMillis(IntervalFunction.ofExponentialRandomBackoff(firstWait, GROWTH, JITTER, longestWait)
                        .apply(attempts));
        return asked.filter(wait -> wait.compareTo(backoff) > 0).orElse(backoff);
    }

    private static String why(Delivery delivery) {
        if (delivery instanceof Delivery.Refused refused) {
            return refused.why();
        }
        if (delivery instanceof Delivery.Broken broken) {
            return "parked: " + broken.why();
        }
        return delivery instanceof Delivery.TryAgain again ? again.why() : "";
    }
}
