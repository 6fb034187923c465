package io.globalkpi.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one entity adds to a KPI value by one measure at one time.
 *
 * @param of the entity that brings it
 * @param with the order at whose time it counts, if another entity brings it; else null
 * @param amount units of money or counts
 * @param numerator what becomes of it above the line
 * @param denominator what becomes of it below the line; null for a sum
 */
public record Part(
        Entity of,
        @Nullable Entity with,
        Instant time,
        String measure,
        BigDecimal amount,
        BigDecimal numerator,
        @Nullable BigDecimal denominator) {}
