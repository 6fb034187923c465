package io.globalkpi.streams.topology;

import java.util.function.Consumer;
import java.util.function.IntFunction;

/** What one partition of the first stage tells every partition of the second: each of them has to know, whatever scopes it has. */
final class Announcements {

    private final int upstream;
    private final int targets;
    private final Consumer<ScopeDelta> forward;

    /**
     * @param upstream partition that speaks
     * @param targets number of partitions that listen
     */
    Announcements(int upstream, int targets, Consumer<ScopeDelta> forward) {
        this.upstream = upstream;
        this.targets = targets;
        this.forward = forward;
    }

    /** Everything before this time is in. */
    void frontier(long time, boolean live) {
        each(target -> new ScopeDelta.Mark(upstream, time, target, live));
    }

    /** Booking anew has begun, or all that came of it is in. */
    void remeasuring(boolean underWay) {
        each(target -> new ScopeDelta.Remeasuring(upstream, underWay, target));
    }

    private void each(IntFunction<ScopeDelta> told) {
        for (int target = 0; target < targets; target++) {
            forward.accept(told.apply(target));
        }
    }
}
