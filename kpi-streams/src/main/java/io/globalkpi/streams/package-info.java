/**
 * kpi-streams: platform events in, rolling KPIs of every scope out.
 *
 * <p>Read it in the order an event travels: {@code topology} (the graph), {@code ledger} (which telling counts), {@code measure}
 * (what it contributes), {@code window} (panes and windows), {@code kpi} (formulas and snapshots). This package wires them to
 * Kafka and to the process.
 */
@NullMarked
package io.globalkpi.streams;

import org.jspecify.annotations.NullMarked;
