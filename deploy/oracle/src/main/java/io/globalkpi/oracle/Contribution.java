package io.globalkpi.oracle;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What one entity adds to one measure of one scope at one time.
 *
 * @param date local date of that time in the zone of the entity's site
 * @param amount pieces, minutes or micro-units; ten-thousandths of pieces at owners and teams
 */
record Contribution(
        Scope scope, Instant time, LocalDate date, Instant firstObserved, String measure, BigInteger amount) {}
