package io.globalkpi.alert.detect;

import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;

/** What detection hears of a scope: its KPIs, and of a site how complete its feeds are. */
sealed interface Arrival {

    void meet(Watcher watcher, GapWatcher gaps);

    record Kpis(KpiKey key, KpiSnapshot row) implements Arrival {
        @Override
        public void meet(Watcher watcher, GapWatcher gaps) {
            watcher.look(key, row);
        }
    }

    record FeedRow(Feed row) implements Arrival {
        @Override
        public void meet(Watcher watcher, GapWatcher gaps) {
            gaps.hear(row);
        }
    }
}
