package io.globalkpi.streams.topology;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** How far each upstream partition has got; together they have got as far as the last of them. None ever goes back. */
final class Frontiers {

    private final int upstreams;
    private final Set<Integer> remeasuring = new HashSet<>();
    private final Set<Integer> behind = new HashSet<>();
    private final Map<Integer, Long> times = new HashMap<>();

    Frontiers(int upstreams) {
        this.upstreams = upstreams;
    }

    /** True when the partition got further by this. */
    boolean raise(int upstream, long time) {
        Long before = times.get(upstream);
        if (before != null && before >= time) {
            return false;
        }
        times.put(upstream, time);
        return true;
    }

    /** Hears whether a partition has worked off what there was when it came. */
    void isLive(int upstream, boolean live) {
        if (live) {
            behind.remove(upstream);
        } else {
            behind.add(upstream);
        }
    }

    /**
     * True when every partition has been heard of and none said last that it is behind. What it said does not outlive a restart, when
     * all count as live: those that are not go on saying so, and those that are fall silent while the clock stands still.
     */
    boolean areLive() {
        return times.size() == upstreams && behind.isEmpty();
    }

    /** Hears whether a partition is booking anew; true when that is news. */
    boolean remeasures(int upstream, boolean underWay) {
        return underWay ? remeasuring.add(upstream) : remeasuring.remove(upstream);
    }

    /** True while any partition is booking anew, so that some sums follow one version of the reference data and some another. */
    boolean isRemeasuring() {
        return !remeasuring.isEmpty();
    }

    /** The least of all; empty until every upstream partition has been heard of. */
    OptionalLong least() {
        return times.size() < upstreams
                ? OptionalLong.empty()
                : times.values().stream().mapToLong(Long::longValue).min();
    }
}
