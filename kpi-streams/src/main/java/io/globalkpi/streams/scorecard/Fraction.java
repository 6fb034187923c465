package io.globalkpi.streams.scorecard;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** An exact quotient of whole numbers in lowest terms; rounded once, where it becomes points. */
record Fraction(BigInteger above, BigInteger below) implements Comparable<Fraction> {

    static final Fraction ZERO = of(0);
    static final Fraction ONE = of(1);

    Fraction {
        if (below.signum() == 0) {
            throw new ArithmeticException("a fraction over zero");
        }
        BigInteger common = above.gcd(below).multiply(BigInteger.valueOf(below.signum()));
        above = above.divide(common);
        below = below.divide(common);
    }

    static Fraction of(long whole) {
        return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Fraction of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? new Fraction(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    static Fraction ofTenThousandths(int share) {
        return new Fraction(BigInteger.valueOf(share), BigInteger.valueOf(10_000));
    }

    Fraction plus(Fraction other) {
        return new Fraction(above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.above.negate(), other.below));
    }

    Fraction times(Fraction other) {
        return new Fraction(above.multiply(other.above), below.multiply(other.below));
    }

    Fraction over(Fraction other) {
        return new Fraction(above.multiply(other.below), below.multiply(other.above));
    }

    Fraction abs() {
        return new Fraction(above.abs(), below);
    }

    int signum() {
        return above.signum();
    }

    /** Half up, as spreadsheets and payrolls round. */
    BigDecimal rounded(int places) {
        return new BigDecimal(above).divide(new BigDecimal(below), places, RoundingMode.HALF_UP);
    }

    double toDouble() {
        return new BigDecimal(above)
                .divide(new BigDecimal(below), MathContext.DECIMAL128)
                .doubleValue();
    }

    @Override
    public int compareTo(Fraction other) {
        return above.multiply(other.below).compareTo(other.above.multiply(below));
    }
}
