package io.globalkpi.streams.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** Amounts of one currency into another on one day. */
final class Conversion {

    private final BigInteger numerator;
    private final BigInteger denominator;
    private final int oldest;
    private final boolean isOne;

    /** True when both are so small that products of usual amounts fit into 63 bits. */
    private final boolean isSmall;

    /**
     * @param numerator whole, with the denominator the exact ratio of the two rates
     * @param oldest day of the older of the two rates used
     */
    private Conversion(BigInteger numerator, BigInteger denominator, int oldest) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.oldest = oldest;
        this.isOne = numerator.equals(denominator);
        this.isSmall = numerator.bitLength() < 64 && denominator.bitLength() < 63;
    }

    /** Day of the older of the two rates used, days since 1970-01-01. */
    int oldest() {
        return oldest;
    }

    static Optional<Conversion> between(FxTable table, String from, String to, int day) {
        if (from.equals(to)) {
            return Optional.of(new Conversion(BigInteger.ONE, BigInteger.ONE, day));
        }
        return table.rate(from, day)
                .flatMap(source -> table.rate(to, day)
                        .map(target -> of(target.value(), source.value(), Math.min(source.day(), target.day()))));
    }

    static Conversion of(BigDecimal multiply, BigDecimal divide, int oldest) {
        int scale = Math.max(0, Math.max(multiply.scale(), divide.scale()));
        return new Conversion(
                multiply.setScale(scale).unscaledValue(), divide.setScale(scale).unscaledValue(), oldest);
    }

    /** Micro-units, rounded half-even. */
    long convert(long micros) {
        if (isOne) {
            return micros;
        }
        if (isSmall) {
            long factor = numerator.longValue();
            long product = micros * factor;
            if (Math.multiplyHigh(micros, factor) == product >> 63) { // it fits, as it nearly always does
                return halfEven(product, denominator.longValue());
            }
        }
        return divided(BigDecimal.valueOf(micros), BigDecimal.ONE);
    }

    private static long halfEven(long product, long divisor) {
        long quotient = product / divisor;
        long rest = Math.abs(product % divisor);
        long other = divisor - rest;
        boolean away = rest > other || rest == other && (quotient & 1) != 0;
        return away ? quotient + Long.signum(product) : quotient;
    }

    /** Micro-units of an amount that stands in ten-thousandths, rounded once, half-even. */
    long convertTenThousandths(BigDecimal tenThousandths) {
        return divided(tenThousandths, BigDecimal.valueOf(Shares.WHOLE));
    }

    private long divided(BigDecimal amount, BigDecimal parts) {
        return amount.multiply(new BigDecimal(numerator))
                .divide(new BigDecimal(denominator).multiply(parts), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
