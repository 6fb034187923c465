package io.globalkpi.oracle;

import io.globalkpi.schemas.reference.FxRate;
import io.globalkpi.schemas.reference.RateKind;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Exchange rates: units of a currency per unit of the base currency, by local date. */
final class Rates {

    private static final int OLDEST_ACTUAL_DAYS = 10;

    private final Set<String> bases = new HashSet<>();
    private final Map<Priced, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();
    private final String reporting;

    private record Priced(RateKind kind, String currency) {}

    Rates(ReferenceData data) {
        this.reporting = data.manifest().getReportingCurrency();
        for (FxRate row : data.rows(Topics.FX_RATES, FxRate.class)) {
            bases.add(row.getBase());
            rates.computeIfAbsent(new Priced(row.getKind(), row.getCurrency()), any -> new TreeMap<>())
                    .put(row.getDate(), row.getRate());
        }
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
        if (bases.contains(currency)) {
            return Optional.of(new Rate(BigDecimal.ONE, false));
        }
        NavigableMap<LocalDate, BigDecimal> known = rates.get(new Priced(kind, currency));
        return Optional.ofNullable(known == null ? null : known.floorEntry(date))
                .filter(row -> kind == RateKind.BUDGET || !row.getKey().isBefore(date.minusDays(OLDEST_ACTUAL_DAYS)))
                .map(row -> new Rate(row.getValue(), row.getKey().isBefore(date)));
    }
}
