package io.globalkpi.streams.topology;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far in business time one partition of the event topics has got.
 *
 * <p>While catching up each topic has got as far as the largest occurred-at seen on it, and together they have got as far as the
 * last of those that are not done: topics are read as they come, and one that is ahead must not make the others look late. A day is
 * left to what came late or was told once more: steps close when most of it is in, and need not be published twice. Once what was
 * there at assignment has been processed it is the clock. Never above the clock: a due date or a wrong clock at the source must not
 * close steps that are not over.
 */
final class Progress {

    private static final long FOR_THE_LATE = Duration.ofDays(1).toMillis();

    private final Map<String, Long> unprocessed;
    private final Map<String, Long> largest = new HashMap<>();

    /** @param unprocessed offset of the last record by topic, of topics that have any */
    Progress(Map<String, Long> unprocessed) {
        this.unprocessed = new HashMap<>(unprocessed);
    }

    void saw(String topic, long offset, long occurredAt) {
        if (isBehind()) {
            largest.merge(topic, occurredAt, Math::max);
            passed(topic, offset);
        }
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
        if (!isBehind()) {
            return OptionalLong.of(clock);
        }
        return largest.keySet().containsAll(unprocessed.keySet())
                ? OptionalLong.of(Math.min(
                        clock,
                        unprocessed.keySet().stream()
                                        .mapToLong(largest::get)
                                        .min()
                                        .orElseThrow()
                                - FOR_THE_LATE))
                : OptionalLong.empty();
    }
}
