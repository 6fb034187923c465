package io.globalkpi.streams.reconcile;

import java.time.Instant;

/**
 * One day of one feed of a site against one other source.
 *
 * @param asOf business time up to which both are in (UTC)
 */
public record Row(DayKey day, String other, Difference difference, Instant asOf) {}
