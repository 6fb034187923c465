package io.globalkpi.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved on. One is shared by a stand-in and the connector it is pulled by. */
public final class SteeredClock extends Clock {

    private final AtomicReference<Instant> now;

    public SteeredClock(Instant begin) {
        this.now = new AtomicReference<>(begin);
    }

    public void advance(Duration by) {
        now.updateAndGet(at -> at.plus(by));
    }

    /** Never back. */
    public void advanceTo(Instant at) {
        now.updateAndGet(was -> at.isAfter(was) ? at : was);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
