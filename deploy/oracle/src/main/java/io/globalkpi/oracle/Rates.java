package io.globalkpi.oracle;

import io.globalkpi.schemas.reference.FxRate;
import io.globalkpi.schemas.reference.RateKind;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Exchange rates: units of a currency per unit of the base currency, by local date. */
final class Rates {

    private static final int OLDEST_ACTUAL_DAYS = 10;

    private final List<FxRate> rows;
    private final String reporting;

    Rates(ReferenceData data) {
        this.rows = data.rows(Topics.FX_RATES, FxRate.class);
        this.reporting = data.manifest().getReportingCurrency();
    }

    String reporting() {
        return reporting;
    }

    /** How to turn money of one currency into another. */
    record Exchange(BigDecimal to, BigDecimal from, boolean older) {

        static final Exchange NONE_NEEDED = new Exchange(BigDecimal.ONE, BigDecimal.ONE, false);

        /** amount / parts, in the other currency, rounded once, half-even. */
        BigInteger apply(BigInteger amount, long parts) {
            return new BigDecimal(amount)
                    .multiply(to)
                    .divide(from.multiply(BigDecimal.valueOf(parts)), 0, RoundingMode.HALF_EVEN)
                    .toBigIntegerExact();
        }
    }

    private record Rate(BigDecimal rate, boolean older) {}

    /** Empty if a rate is missing. The same currency asks for no rate. */
    Optional<Exchange> exchange(RateKind kind, String from, String to, LocalDate date) {
        if (from.equals(to)) {
            return Optional.of(Exchange.NONE_NEEDED);
        }
        Optional<Rate> source = rate(kind, from, date);
        Optional<Rate> target = rate(kind, to, date);
        if (source.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        boolean older = source.get().older() || target.get().older();
        return Optional.of(new Exchange(target.get().rate(), source.get().rate(), older));
    }

    private Optional<Rate> rate(RateKind kind, String currency, LocalDate date) {
        if (rows.stream().anyMatch(row -> row.getBase().equals(currency))) {
            return Optional.of(new Rate(BigDecimal.ONE, false));
        }
        return rows.stream()
                .filter(row -> row.getKind() == kind && row.getCurrency().equals(currency))
                .filter(row -> !row.getDate().isAfter(date))
                .filter(row -> kind == RateKind.BUDGET || !row.getDate().isBefore(date.minusDays(OLDEST_ACTUAL_DAYS)))
                .max(Comparator.comparing(FxRate::getDate))
                .map(row -> new Rate(row.getRate(), row.getDate().isBefore(date)));
    }
}
