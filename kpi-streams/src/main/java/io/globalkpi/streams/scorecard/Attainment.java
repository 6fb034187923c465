package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.reference.Better;

/** How far a target was reached: 1 is reached exactly, more is better whichever way the KPI is good. */
final class Attainment {

    private Attainment() {}

    /**
     * Actual over target; mirrored where lower is better, so that 5 % less than allowed is 1.05.
     *
     * <p>Of a negative target: 1 plus the distance to it over its size, of which actual over target is the case of a positive one. A
     * target of zero is met or it is not.
     */
    static Fraction of(Fraction actual, Fraction target, Better better) {
        Fraction ahead = better == Better.UP ? actual.minus(target) : target.minus(actual);
        if (target.signum() == 0) {
            return ahead.signum() >= 0 ? Fraction.ONE : Fraction.ZERO;
        }
        return Fraction.ONE.plus(ahead.over(target.abs()));
    }
}
