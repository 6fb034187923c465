package io.globalkpi.streams.measure;

import io.globalkpi.schemas.reference.FxRate;
import io.globalkpi.schemas.reference.RateKind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Rates of one kind against the base currency, by currency and day. */
final class FxTable {

    private final Map<String, NavigableMap<Integer, BigDecimal>> byCurrency = new HashMap<>();
    private String base = "";

    /** @param day the day the rate is from, not later than the one asked for */
    record Rate(BigDecimal value, int day) {}

    static FxTable of(List<FxRate> rows, RateKind kind) {
        FxTable table = new FxTable();
        for (FxRate row : rows) {
            table.base = row.getBase();
            if (row.getKind() == kind) {
                table.byCurrency
                        .computeIfAbsent(row.getCurrency(), currency -> new TreeMap<>())
                        .put((int) row.getDate().toEpochDay(), row.getRate());
            }
        }
        return table;
    }

    /** The latest rate of a currency not later than a day. */
    Optional<Rate> rate(String currency, int day) {
        if (currency.equals(base)) {
            return Optional.of(new Rate(BigDecimal.ONE, day));
        }
        NavigableMap<Integer, BigDecimal> rates = byCurrency.get(currency);
        Map.Entry<Integer, BigDecimal> entry = rates == null ? null : rates.floorEntry(day);
        return entry == null ? Optional.empty() : Optional.of(new Rate(entry.getValue(), entry.getKey()));
    }
}
