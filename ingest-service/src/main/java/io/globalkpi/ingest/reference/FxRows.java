package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.FxRate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Exchange rates, one day or a range of days ({@code from}, {@code to}) a line. */
final class FxRows {

    private static final long MOST_DAYS = 5_000;
    private static final Binder BINDER = new Binder(ReferenceKind.FX_RATES.schema(), Map.of(), Set.of("from", "to"));

    private FxRows() {}

    static List<Row> read(Entry entry, String baseCurrency) {
        Map<String, Object> fixed = new HashMap<>();
        entry.find("base").ifPresentOrElse(node -> {}, () -> fixed.put("base", baseCurrency));
        if (!entry.names().contains("from") && !entry.names().contains("to")) {
            return rows(entry, fixed).toList();
        }
        Optional<LocalDate> from = date(entry, "from");
        Optional<LocalDate> to = date(entry, "to");
        if (from.isEmpty() || to.isEmpty()) {
            return List.of();
        }
        long days = to.get().toEpochDay() - from.get().toEpochDay() + 1;
        if (days < 1 || days > MOST_DAYS) {
            entry.problem(
                    "to",
                    "is out of range",
                    to.get(),
                    "a date from " + from.get() + " to " + from.get().plusDays(MOST_DAYS - 1));
            return List.of();
        }
        return range(entry, fixed, from.get(), days);
    }

    private static List<Row> range(Entry entry, Map<String, Object> fixed, LocalDate from, long days) {
        fixed.put("date", from);
        return rows(entry, fixed)
                .flatMap(first -> Stream.iterate(from, date -> date.plusDays(1))
                        .limit(days)
                        .map(date -> FxRate.newBuilder((FxRate) first.value())
                                .setDate(date)
                                .build()))
                .map(rate -> Row.of(ReferenceKind.FX_RATES, rate, entry))
                .toList();
    }

    private static Stream<Row> rows(Entry entry, Map<String, Object> fixed) {
        return BINDER.bind(entry, ZoneOffset.UTC, fixed).stream()
                .map(value -> Row.of(ReferenceKind.FX_RATES, value, entry));
    }

    private static Optional<LocalDate> date(Entry entry, String name) {
        String text = entry.text(name).orElse("");
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            entry.problem(name, "has the wrong form", text, "a date such as 2026-01-31");
            return Optional.empty();
        }
    }
}
