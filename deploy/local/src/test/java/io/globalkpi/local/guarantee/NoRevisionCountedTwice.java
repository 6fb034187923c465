package io.globalkpi.local.guarantee;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import java.util.List;
import java.util.Map;

/**
 * Telling everything once more says nothing new.
 *
 * @param before what was published before everything was told once more
 * @param records how many records that took
 */
record NoRevisionCountedTwice(Map<KpiKey, KpiSnapshot> before, long records) implements Guarantee {

    static NoRevisionCountedTwice since(Published published) {
        return new NoRevisionCountedTwice(Map.copyOf(published.latest()), published.records());
    }

    @Override
    public List<String> violations(Published published) {
        if (published.records() == records) {
            return List.of();
        }
        return published.latest().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(entry -> entry.getKey() + " was told anew: " + entry.getValue())
                .toList();
    }
}
