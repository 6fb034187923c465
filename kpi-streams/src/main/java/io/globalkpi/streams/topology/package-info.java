/**
 * The graph: reads as the data flow, from events to KPI snapshots.
 *
 * <p>Kafka Streams lives here and in {@code KpiStreamsApp}. Processors are gates; decisions are taken in {@code ledger},
 * {@code measure}, {@code window} and {@code kpi}.
 */
@NullMarked
package io.globalkpi.streams.topology;

import org.jspecify.annotations.NullMarked;
