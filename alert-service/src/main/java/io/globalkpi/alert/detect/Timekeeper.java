package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.rule.Grid;
import io.globalkpi.alert.rule.InForce;
import io.globalkpi.schemas.alert.Breach;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What the clock brings: holds and quiets that end without a new snapshot, corrections that are all in, and rules that
 * went.
 */
final class Timekeeper {

    private final World world;
    private final Watches watches;
    private final Judge judge;
    private final GapWatcher gaps;
    private final Clock clock;

    Timekeeper(World world, Watches watches, Judge judge, GapWatcher gaps, Clock clock) {
        this.world = world;
        this.watches = watches;
        this.judge = judge;
        this.gaps = gaps;
        this.clock = clock;
    }

    /**
     * Looks at all that may change by the clock alone.
     *
     * @param quietSince only scopes of which nothing has been heard since are decided by the clock, lest it run ahead of
     *     snapshots that are on their way
     */
    void tick(Instant quietSince) {
        Instant now = Grid.floor(clock.instant());
        for (WatchId id : watches.awake()) {
            boolean quiet = !watches.heardAfter(id, quietSince);
            if (quiet) {
                settle(id, now);
            }
            Watch watch = watches.get(id);
            Breach last = watch.last();
            if (last != null) {
                world.ruleOf(last, now)
                        .ifPresentOrElse(
                                rule -> tick(id, watch, rule, quiet),
                                () -> watches.put(id, judge.retract(watch, last, now)));
            }
        }
    }

    private void settle(WatchId id, Instant now) {
        Watch watch = watches.get(id);
        Breach correction = watch.correction();
        if (correction != null) {
            Optional<AlertRule> rule = world.ruleOf(correction, now).map(InForce::rule);
            watches.put(id, judge.settle(watch, rule));
        }
    }

    private void tick(WatchId id, Watch watch, InForce inForce, boolean quiet) {
        Watch next = isHeld(watch, inForce)
                ? watch.suspended()
                : quiet ? judge.standStill(watch, inForce.rule(), Grid.floor(clock.instant())) : watch;
        if (!next.equals(watch)) {
            watches.put(id, next);
        }
    }

    private boolean isHeld(Watch watch, InForce inForce) {
        Breach last = watch.last();
        return inForce.off()
                || last != null && gaps.holds(inForce.rule(), last.getScopeType(), last.getScopeId(), clock.instant());
    }
}
