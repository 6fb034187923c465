package io.globalkpi.streams.topology;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far in business time one partition of the event topics has got.
 *
 * <p>While catching up that is the largest occurred-at seen; once what was there at assignment has been processed it is the clock.
 * Never above the clock: a due date or a wrong clock at the source must not close steps that are not over.
 */
final class Progress {

    private final Map<String, Long> unprocessed;
    private long largest = Long.MIN_VALUE;

    Progress(Map<String, Long> unprocessed) {
        this.unprocessed = new HashMap<>(unprocessed);
    }

    void saw(String topic, long offset, long occurredAt) {
        largest = Math.max(largest, occurredAt);
        passed(topic, offset);
    }

    /** A record is behind us, whatever it said: one that cannot be read must not keep the task catching up for ever. */
    void passed(String topic, long offset) {
        Long last = unprocessed.get(topic);
        if (last != null && offset >= last) {
            unprocessed.remove(topic);
        }
    }

    /** True until what was there at assignment has been processed. */
    boolean isBehind() {
        return !unprocessed.isEmpty();
    }

    /** Epoch milliseconds; empty when nothing is known yet. */
    OptionalLong frontier(long clock) {
        if (unprocessed.isEmpty()) {
            return OptionalLong.of(clock);
        }
        return largest == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(Math.min(largest, clock));
    }
}
