package io.globalkpi.streams.topology;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** How far each upstream partition has got; together they have got as far as the last of them. None ever goes back. */
final class Frontiers {

    private final int upstreams;
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

    /** The least of all; empty until every upstream partition has been heard of. */
    OptionalLong least() {
        return times.size() < upstreams
                ? OptionalLong.empty()
                : times.values().stream().mapToLong(Long::longValue).min();
    }
}
