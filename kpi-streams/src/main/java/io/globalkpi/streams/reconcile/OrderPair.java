package io.globalkpi.streams.reconcile;

import java.util.EnumMap;
import java.util.Map;

/**
 * The same order at the authority and at another source, in the site's currency: why they differ.
 *
 * @param authority what stands there
 * @param authorityCancelled what was cancelled there
 * @param authorityTax tax of the order there, which its amount is without
 * @param fees of the order, as far as anybody told them
 * @param sameCurrency false if they told it in two
 */
record OrderPair(
        long authority,
        long authorityCancelled,
        long authorityTax,
        long other,
        long otherCancelled,
        long otherTax,
        long fees,
        boolean sameCurrency) {

    /** A cent more or less is rounding: it takes the cause it is next to. */
    private static final long CENT = 10_000;

    /** Rates of two tables differ by less than this, in hundredths. */
    static final long RATE_PERCENT = 2;

    /** What explains {@code authority - other}; what is left over is not among them. */
    Map<Cause, Long> causes() {
        EnumMap<Cause, Long> causes = new EnumMap<>(Cause.class);
        put(causes, Cause.CANCELLED, otherCancelled - authorityCancelled);
        long rest = authority + authorityCancelled - other - otherCancelled;
        if (rest == 0) {
            return causes;
        }
        if (isNear(rest, -authorityTax) || isNear(rest, otherTax)) {
            put(causes, Cause.TAX, rest);
        } else if (isNear(rest, fees) || isNear(rest, -fees)) {
            put(causes, Cause.FEES, rest);
        } else if (isNear(rest, fees - authorityTax)) {
            put(causes, Cause.TAX, -authorityTax);
            put(causes, Cause.FEES, rest + authorityTax);
        } else if (isNear(rest, otherTax - fees)) {
            put(causes, Cause.TAX, otherTax);
            put(causes, Cause.FEES, rest - otherTax);
        } else if (!sameCurrency && isRate(rest)) {
            put(causes, Cause.CURRENCY, rest);
        }
        return causes;
    }

    /** A cause that is no amount at all explains nothing. */
    private static boolean isNear(long rest, long cause) {
        return cause != 0 && Math.abs(rest - cause) <= CENT;
    }

    private boolean isRate(long rest) {
        return Math.abs(rest) <= Math.abs(authority + authorityCancelled) / 100 * RATE_PERCENT;
    }

    private static void put(Map<Cause, Long> causes, Cause cause, long micros) {
        if (micros != 0) {
            causes.put(cause, micros);
        }
    }
}
