package io.globalkpi.alert.backtest;

import io.globalkpi.alert.detect.Replay;
import io.globalkpi.alert.route.Rehearsal;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.table.ReferenceData;
import java.time.Duration;
import java.time.Instant;

/** One set of rules over the values of one partition, with the ticks that come between them. */
final class Trial {

    /** Local days begin at quarters of an hour, whatever the zone: no rule can change in between. */
    private static final Duration TICK = Duration.ofMinutes(15);

    private final BusinessClock clock = new BusinessClock();
    private final Replay replay;
    private final Rehearsal rehearsal;

    Trial(ReferenceData reference, Outcome outcome) {
        this.rehearsal = new Rehearsal(reference, clock, outcome::planned);
        this.replay = new Replay(reference, clock, breach -> {
            outcome.told(breach);
            rehearsal.heard(breach);
        });
    }

    void take(KpiKey key, KpiSnapshot row) {
        waitUntil(row.getAsOf());
        replay.look(key, row);
    }

    void remember(KpiKey key, KpiSnapshot row) {
        replay.remember(key, row);
    }

    /** What stands still brings about what it brings by itself; at the instant itself the next value decides. */
    void waitUntil(Instant until) {
        for (Instant next = nextTick(); !isAtRest() && next.isBefore(until); next = nextTick()) {
            clock.advance(next);
            replay.tick();
            rehearsal.tick();
        }
        clock.advance(until);
    }

    private Instant nextTick() {
        long step = TICK.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(clock.instant().toEpochMilli(), step) * step + step);
    }

    private boolean isAtRest() {
        return replay.isAtRest() && rehearsal.isAtRest();
    }
}
