package io.globalkpi.local.read;

import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.period.Periods;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of one scope and window that may be the answer, by window end.
 *
 * <p>Which local date an instant lies on is known only from the scope's zone, which stands in the snapshot itself. So
 * the last few keys are kept that could be right in any zone, undecoded, however long the history is.
 */
final class Candidates {

    /** Dates differ by at most two around the world; one more is what those carry forward from. */
    private static final int KEPT = 4;

    private static final ZoneId EARLIEST_ZONE = ZoneOffset.ofHours(14);

    private final TreeMap<Instant, byte[]> snapshots = new TreeMap<>();
    private final WindowId window;
    private final int partition;
    private final Instant latestKey;

    Candidates(WindowId window, int partition, @Nullable Instant at) {
        this.window = window;
        this.partition = partition;
        latestKey = at == null
                ? Instant.MAX
                : WindowSteps.of(window, at, EARLIEST_ZONE, Periods.CALENDAR).key(); // whichever period it is in
    }

    WindowId window() {
        return window;
    }

    int partition() {
        return partition;
    }

    /** Records come in the order written: a correction of the same key replaces what it corrects. */
    void add(Instant key, byte @Nullable [] snapshot) {
        if (key.isAfter(latestKey)) {
            return;
        }
        if (snapshot == null) {
            snapshots.remove(key);
            return;
        }
        snapshots.put(key, snapshot);
        if (snapshots.size() > KEPT) {
            snapshots.pollFirstEntry();
        }
    }

    Map.@Nullable Entry<Instant, byte[]> last() {
        return snapshots.lastEntry();
    }

    Map.@Nullable Entry<Instant, byte[]> of(Step step) {
        Map.Entry<Instant, byte[]> latest = snapshots.floorEntry(step.key());
        return latest != null && step.takes(latest.getKey()) ? latest : null;
    }
}
