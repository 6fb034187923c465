package io.globalkpi.streams.targets;

import java.math.BigDecimal;

/** What stands above and below the line. */
public record Fraction(BigDecimal numerator, BigDecimal denominator) {}
