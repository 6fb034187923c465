package io.globalkpi.oracle;

import java.time.Instant;

/**
 * One step of one window of one scope: what a KPI snapshot is keyed by.
 *
 * @param end end of the step, exclusive; for windows that step by day, midnight UTC after the local date
 */
public record Step(Scope scope, String window, Instant end) {}
