package io.globalkpi.oracle;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one entity adds to one measure of one scope at one time.
 *
 * @param date local date of that time in the zone of the entity's site
 * @param amount pieces, minutes or micro-units; ten-thousandths of pieces at owners and teams
 * @param of the entity that brings it
 * @param with the order at whose time it counts, if another entity brings it; else null
 */
public record Contribution(
        Scope scope,
        Instant time,
        LocalDate date,
        String measure,
        BigInteger amount,
        Entity of,
        @Nullable Entity with) {

    Instant firstObserved() {
        return of.firstObserved();
    }
}
