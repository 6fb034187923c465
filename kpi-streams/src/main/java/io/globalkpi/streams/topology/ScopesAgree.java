package io.globalkpi.streams.topology;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up what is handed on to sites, to owners and to the company: whatever one gets, the others get as well.
 *
 * <p>Panes hold nothing but what was handed on, so when every hand-over agrees, so do the scopes at every frontier.
 */
final class ScopesAgree {

    private static final long OWNER_COUNTS = 10_000;

    private final Map<ScopeType, long[]> sums = new EnumMap<>(ScopeType.class);

    void add(Scope scope, Collection<MeasureVector> amounts) {
        switch (scope.type()) {
            case SITE, OWNER, COMPANY -> amounts.forEach(one -> one.addTo(sums(scope.type()), 1));
            case TEAM, PLATFORM, MARKET, SKU -> {
                // parts and repetitions of the other three
            }
        }
    }

    /** Measures in which owners, sites and the company differ, in words; none when all is well. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (int slot = 0; slot < Measure.SLOTS; slot++) {
            long sites = sums(ScopeType.SITE)[slot];
            long owners = sums(ScopeType.OWNER)[slot];
            long company = sums(ScopeType.COMPANY)[slot];
            if (Measure.isLocal(slot)) {
                continue;
            }
            if (sites != company || owners != (Measure.isMoney(slot) ? sites : sites * OWNER_COUNTS)) {
                differences.add(
                        Measure.names().get(slot) + ": sites " + sites + ", owners " + owners + ", company " + company);
            }
        }
        return differences;
    }

    private long[] sums(ScopeType type) {
        return sums.computeIfAbsent(type, key -> new long[Measure.SLOTS]);
    }
}
