package io.globalkpi.streams.topology;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import org.jspecify.annotations.Nullable;

/** What leaves the first stage: KPIs of sites, ready, and contributions to scopes beyond one site. */
sealed interface Booked {

    /** @param snapshot null when the step is no longer kept */
    record SiteKpis(KpiKey key, @Nullable KpiSnapshot snapshot) implements Booked {}

    record Onward(ScopeDelta delta) implements Booked {}
}
