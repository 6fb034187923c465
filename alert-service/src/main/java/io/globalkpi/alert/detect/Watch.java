package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.Health;
import io.globalkpi.alert.rule.Normal;
import io.globalkpi.schemas.alert.Breach;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one scope under one rule.
 *
 * @param last the last value that decided something, as a breach that is told says it; null while all is well
 * @param correction the last correction that changed what an episode rests on, until it is settled
 */
record Watch(
        Health health,
        Seen seen,
        @Nullable Breach last,
        @Nullable Breach correction) {

    static final Watch NEW = new Watch(Normal.NEW, Seen.NOTHING, null, null);

    /** Whether a snapshot was told before one already looked at. */
    boolean isStale(Instant asOf) {
        return asOf.isBefore(seen.asOf());
    }

    /** Whether a snapshot corrects a step older than the newest. */
    boolean isCorrected(Instant windowEnd) {
        return windowEnd.isBefore(seen.windowEnd());
    }

    boolean isAwake() {
        return !(health instanceof Normal) || correction != null;
    }

    /** Whether nothing tells it from another but up to where they looked. */
    boolean isLike(Watch other) {
        return health == other.health && last == other.last && correction == other.correction;
    }

    Watch saw(Seen now) {
        return new Watch(health, now, last, correction);
    }

    /** Whatever was waited for is waited for anew; an open episode stays open, with its value. */
    Watch suspended() {
        Health suspended = health.suspend();
        return new Watch(suspended, seen, suspended instanceof Normal ? null : last, correction);
    }

    /** The value is forgotten once all is well: nothing will be told of it. */
    Watch with(Health next, Breach value) {
        return new Watch(next, seen, next instanceof Normal ? null : value, correction);
    }

    Watch corrected(Health next, Breach value) {
        return new Watch(next, seen, last, value);
    }

    Watch settled(Health next) {
        return new Watch(next, seen, next instanceof Normal ? null : last, null);
    }
}
