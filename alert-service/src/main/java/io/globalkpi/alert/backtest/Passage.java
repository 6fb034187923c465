package io.globalkpi.alert.backtest;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One partition of recorded KPIs on its way through all trials, in the order of the log.
 *
 * <p>Of steps published before the compaction lag only the last value is taken, as of the end of its window: what came
 * before it may be gone, and a correction that came late would otherwise stand where nobody could have known it.
 */
public final class Passage {

    private final Span span;
    private final Set<String> windows;
    private final List<Trial> trials;
    private final Map<KpiKey, KpiSnapshot> finals = new HashMap<>();
    private boolean anyFinals;

    Passage(Span span, Set<String> windows, List<Trial> trials) {
        this.span = span;
        this.windows = windows;
        this.trials = trials;
    }

    /** Whether any rule looks at such a key; the values of others need not be decoded. */
    public boolean wants(KpiKey key) {
        return windows.contains(key.getWindow());
    }

    public void take(KpiKey key, KpiSnapshot row, Instant publishedAt) {
        if (publishedAt.isBefore(span.finalBefore())) {
            finals.put(key, row);
            return;
        }
        playFinals();
        play(key, row, row.getAsOf());
    }

    /** @return whether any of it were final values only */
    public boolean end() {
        playFinals();
        trials.forEach(trial -> trial.waitUntil(span.to()));
        return anyFinals;
    }

    private void playFinals() {
        List<Map.Entry<KpiKey, KpiSnapshot>> inOrder = new ArrayList<>(finals.entrySet());
        inOrder.sort(Comparator.comparing(entry -> entry.getKey().getWindowEnd()));
        for (Map.Entry<KpiKey, KpiSnapshot> each : inOrder) {
            KpiSnapshot row = each.getValue();
            Instant end = row.getWindowEnd();
            boolean late = row.getAsOf().isAfter(end);
            KpiSnapshot known = late ? KpiSnapshot.newBuilder(row).setAsOf(end).build() : row;
            anyFinals |= play(each.getKey(), known, known.getAsOf());
        }
        finals.clear();
    }

    private boolean play(KpiKey key, KpiSnapshot row, Instant at) {
        boolean wanted = span.holds(at);
        if (wanted) {
            trials.forEach(trial -> trial.take(key, row));
        } else if (at.isBefore(span.from())) {
            trials.forEach(trial -> trial.remember(key, row));
        }
        return wanted;
    }
}
