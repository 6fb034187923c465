package io.globalkpi.streams.topology;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import org.jspecify.annotations.Nullable;

/** What leaves the second stage: KPIs of scopes, and how far in business time they are whole. */
sealed interface Rolled {

    /** @param snapshot null when the step is no longer kept */
    record Kpis(KpiKey key, @Nullable KpiSnapshot snapshot) implements Rolled {}

    /** Every step that ends by then has been visited, and what was to be corrected when that was reached has been. */
    record Whole(long time) implements Rolled {}
}
