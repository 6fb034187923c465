package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.AlertRule;
import io.globalkpi.alert.shelf.Shelf;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.ScopeType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered, by rule, KPI, window and scope; and which of it may change by the clock alone.
 *
 * <p>The second is kept in memory, read from the store once after a restart: it holds the few that are not well.
 */
final class Watches {

    private final Shelf<Watch> store;
    private final Clock clock;
    private @Nullable Map<String, Instant> heard;

    Watches(Shelf<Watch> store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    static String id(AlertRule rule, KpiKey key) {
        return id(rule, key.getScopeType(), key.getScopeId());
    }

    static String id(AlertRule rule, ScopeType type, String scope) {
        return String.join("|", rule.id(), rule.kpi(), rule.window(), type.name(), scope);
    }

    Watch get(String id) {
        Watch watch = store.find(id);
        return watch == null ? Watch.NEW : watch;
    }

    void put(String id, Watch watch) {
        Map<String, Instant> awake = heard();
        store.put(id, watch);
        if (watch.isAwake()) {
            awake.put(id, clock.instant());
        } else {
            awake.remove(id);
        }
    }

    List<String> awake() {
        return List.copyOf(heard().keySet());
    }

    boolean heardAfter(String id, Instant instant) {
        return heard().getOrDefault(id, Instant.MIN).isAfter(instant);
    }

    private Map<String, Instant> heard() {
        if (heard == null) {
            heard = new HashMap<>();
            store.forEach((id, watch) -> {
                if (watch.isAwake()) {
                    heard.put(id, clock.instant());
                }
            });
        }
        return heard;
    }
}
