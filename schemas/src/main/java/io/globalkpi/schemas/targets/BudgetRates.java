package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.Micros;
import io.globalkpi.schemas.reference.FxRate;
import io.globalkpi.schemas.reference.RateKind;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The frozen rates that targets are set at: of a period, those in force on its first date. */
final class BudgetRates {

    private final Map<String, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();
    private final Map<String, BigDecimal> base = new HashMap<>();

    BudgetRates(ReferenceData data) {
        for (FxRate row : data.rows(Topics.FX_RATES, FxRate.class)) {
            base.put(row.getBase(), BigDecimal.ONE);
            if (row.getKind() == RateKind.BUDGET) {
                rates.computeIfAbsent(row.getCurrency(), currency -> new TreeMap<>())
                        .put(row.getDate(), row.getRate());
            }
        }
    }

    /** Millionths of the other currency; empty when a rate is missing. */
    Optional<Long> convert(BigDecimal amount, String from, String to, LocalDate date) {
        if (from.equals(to)) {
            return Optional.of(Micros.of(amount));
        }
        return rate(from, date)
                .flatMap(divide -> rate(to, date)
                        .map(multiply -> Micros.of(amount.multiply(multiply).divide(divide, MathContext.DECIMAL128))));
    }

    private Optional<BigDecimal> rate(String currency, LocalDate date) {
        if (base.containsKey(currency)) {
            return Optional.of(base.get(currency));
        }
        NavigableMap<LocalDate, BigDecimal> dated = rates.getOrDefault(currency, new TreeMap<>());
        return Optional.ofNullable(dated.floorEntry(date)).map(Map.Entry::getValue);
    }
}
