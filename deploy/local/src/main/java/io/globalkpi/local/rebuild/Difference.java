package io.globalkpi.local.rebuild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value that two generations say otherwise.
 *
 * @param kpi id and version
 * @param inForce numerator, denominator and sample of the generation in force; null if it has none
 * @param beside the same of the one beside it
 */
public record Difference(
        String scopeType,
        String scope,
        String window,
        Instant windowEnd,
        String kpi,
        @Nullable String inForce,
        @Nullable String beside) {}
