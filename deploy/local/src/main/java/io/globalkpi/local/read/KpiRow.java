package io.globalkpi.local.read;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One KPI of one scope and window, with the time it covers.
 *
 * @param from first instant covered
 * @param to end of what is covered, exclusive
 * @param closed true when the step asked for is over
 * @param value the KPI
 * @param snapshot the row it was published in
 * @param key the window end that the step asked for is keyed by, whether or not it was published itself
 */
public record KpiRow(Instant from, Instant to, boolean closed, KpiValue value, KpiSnapshot snapshot, Instant key) {

    private static final String LOCAL = "_local";

    public ScopeRef scope() {
        return new ScopeRef(snapshot.getScopeType(), snapshot.getScopeId());
    }

    /** True until the step is over, nothing waits, the feeds are in and the cohort is old enough. */
    public boolean provisional() {
        return !closed || snapshot.getProvisional() || !value.getRipe();
    }

    /** Currency of money; null for what is not money. */
    public @Nullable String currency() {
        if (!value.getUnit().name().equals("MONEY")) {
            return null;
        }
        return value.getKpi().endsWith(LOCAL) ? snapshot.getLocalCurrency() : snapshot.getCurrency();
    }
}
