package io.globalkpi.streams.topology;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;

/** What leaves the first stage: KPIs of sites, ready, and contributions to scopes beyond one site. */
sealed interface Booked {

    record SiteKpis(KpiKey key, KpiSnapshot snapshot) implements Booked {}

    record Onward(ScopeDelta delta) implements Booked {}
}
