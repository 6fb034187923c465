/**
 * A seeded, believable month of a cross-border business: its reference data, its events in the order they are observed,
 * and the truth about what was planted in them.
 *
 * <p>Pure: no Kafka, no wall clock, nothing of {@code kpi-streams}. The doors are {@link
 * io.globalkpi.ingest.simulate.Simulation} and what it returns; whoever runs it hands the publications to {@link
 * io.globalkpi.ingest.publish.EventPublisher}. What an event means to a KPI is decided in kpi-streams, what may enter in
 * {@code publish}.
 */
@NullMarked
package io.globalkpi.ingest.simulate;

import org.jspecify.annotations.NullMarked;
