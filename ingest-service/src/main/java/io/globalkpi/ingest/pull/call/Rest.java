package io.globalkpi.ingest.pull.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Waits until a moment. In tests the clock is moved on instead. */
@FunctionalInterface
public interface Rest {

    void until(Instant moment) throws InterruptedException;

    /** Sleeps for as long as it is until then by that clock. */
    static Rest by(Clock clock) {
        return moment -> {
            Duration left = Duration.between(clock.instant(), moment);
            if (!left.isNegative() && !left.isZero()) {
                Thread.sleep(left.toMillis() + 1);
            }
        };
    }
}
