package io.globalkpi.streams.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Amounts of one currency into another on one day.
 *
 * @param oldest day of the older of the two rates used
 */
record Conversion(BigDecimal multiply, BigDecimal divide, int oldest) {

    static Optional<Conversion> between(FxTable table, String from, String to, int day) {
        if (from.equals(to)) {
            return Optional.of(new Conversion(BigDecimal.ONE, BigDecimal.ONE, day));
        }
        return table.rate(from, day)
                .flatMap(source -> table.rate(to, day)
                        .map(target ->
                                new Conversion(target.value(), source.value(), Math.min(source.day(), target.day()))));
    }

    /** Micro-units, rounded half-even. */
    long convert(long micros) {
        return convertShare(BigDecimal.valueOf(micros), BigDecimal.ONE);
    }

    /** Micro-units of an amount that stands in ten-thousandths, rounded once, half-even. */
    long convertTenThousandths(BigDecimal tenThousandths) {
        return convertShare(tenThousandths, BigDecimal.valueOf(Shares.WHOLE));
    }

    private long convertShare(BigDecimal amount, BigDecimal parts) {
        return amount.multiply(multiply)
                .divide(divide.multiply(parts), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
