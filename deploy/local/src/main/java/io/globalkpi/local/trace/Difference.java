package io.globalkpi.local.trace;

import io.globalkpi.oracle.Scope;
import java.time.Instant;

/**
 * A published value that is not what its events come to.
 *
 * @param kpi id and version, or what else of the snapshot differs
 * @param end of the step, as keys carry it
 * @param published in words: numerator, denominator, value, sample; or that there is none
 * @param recomputed the same of the oracle
 */
public record Difference(Scope scope, String window, String kpi, Instant end, String published, String recomputed) {}
