package io.globalkpi.schemas.id;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Money in millionths of its currency, as events carry it: exact in sums, and enough digits for any unit price.
 *
 * <p>A {@code long} reaches nine million million units of a currency.
 */
public final class Micros {

    /** Digits behind the point. */
    public static final int SCALE = 6;

    private Micros() {}

    /**
     * Micro-units of an amount; beyond six decimals rounded half-even.
     *
     * @throws ArithmeticException if the amount does not fit
     */
    public static long of(BigDecimal amount) {
        try {
            return amount.setScale(SCALE, RoundingMode.HALF_EVEN)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new ArithmeticException("an amount must stay within 9,223,372,036,854 units, was " + amount);
        }
    }

    /** The same amount with six decimals. */
    public static BigDecimal toDecimal(long micros) {
        return BigDecimal.valueOf(micros, SCALE);
    }
}
