package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.Health;
import io.globalkpi.alert.rule.Normal;
import io.globalkpi.schemas.alert.Breach;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one scope under one rule.
 *
 * @param newestEnd end of the newest window seen: older ones are corrections and decide nothing
 * @param newestAsOf business time of the newest snapshot seen
 * @param last the last value that decided something, as a breach that is told says it; null while all is well
 */
record Watch(
        Health health,
        Instant newestEnd,
        Instant newestAsOf,
        @Nullable Breach last) {

    static final Watch NEW = new Watch(Normal.NEW, Instant.EPOCH, Instant.EPOCH, null);

    /** Whether the snapshot is of an older step, or older than one already looked at. */
    boolean isPast(Instant windowEnd, Instant asOf) {
        return windowEnd.isBefore(newestEnd) || asOf.isBefore(newestAsOf);
    }

    boolean isAwake() {
        return !(health instanceof Normal);
    }

    Watch saw(Instant windowEnd, Instant asOf) {
        return new Watch(health, windowEnd, asOf, last);
    }

    /** The value is forgotten once all is well: nothing will be told of it. */
    Watch with(Health next, Breach value) {
        return new Watch(next, newestEnd, newestAsOf, next instanceof Normal ? null : value);
    }
}
