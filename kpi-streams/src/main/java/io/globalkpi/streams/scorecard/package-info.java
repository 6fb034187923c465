/**
 * What owners are scored on and what became of it: curves, weights, red lines, ramps, levels, the freeze and the adjustments after it.
 *
 * <p>Exact and pure: KPI snapshots and reference data in, scorecards out; no Kafka and no clock. The values come from {@code kpi} by
 * way of {@code topology}, which also keeps the state and publishes. Other rooms enter by {@link
 * io.globalkpi.streams.scorecard.OwnerCards}, {@link io.globalkpi.streams.scorecard.ScorecardBook} and {@link
 * io.globalkpi.streams.scorecard.Canonical}.
 */
@NullMarked
package io.globalkpi.streams.scorecard;

import org.jspecify.annotations.NullMarked;
