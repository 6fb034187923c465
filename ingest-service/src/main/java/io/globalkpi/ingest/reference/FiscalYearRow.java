package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.FiscalYear;
import io.globalkpi.schemas.reference.WeekPattern;
import io.globalkpi.schemas.reference.YearEnd;
import io.globalkpi.schemas.reference.YearName;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code fiscalYear: {pattern: 4-4-5, weekBegins: SUNDAY, endMonth: SEPTEMBER, ends: LAST, namedAfter: END}}, or {@code calendar} for
 * months of the calendar.
 */
final class FiscalYearRow {

    private static final String FIELD = "fiscalYear";
    private static final String CALENDAR = "calendar";
    private static final String FORM =
            "calendar, or a mapping such as {pattern: 4-4-5, weekBegins: SUNDAY, endMonth: SEPTEMBER, ends: LAST}";
    private static final Set<String> FIELDS = Set.of("pattern", "weekBegins", "endMonth", "ends", "namedAfter");

    private final Entry entry;
    private final Map<String, String> written;

    private FiscalYearRow(Entry entry, Map<String, String> written) {
        this.entry = entry;
        this.written = written;
    }

    /** @param before what holds as long as nothing is written: months are not changed by an omission */
    static Optional<FiscalYear> read(Entry entry, Optional<FiscalYear> before) {
        if (entry.find(FIELD).isEmpty()) {
            return before;
        }
        if (entry.text(FIELD).filter(CALENDAR::equals).isPresent()) {
            return Optional.empty();
        }
        Map<String, String> written = entry.find(FIELD).map(Binder::map).orElse(null);
        if (written == null) {
            entry.problem(FIELD, "has the wrong form", entry.text(FIELD).orElse(""), FORM);
            return before;
        }
        return Optional.ofNullable(new FiscalYearRow(entry, written).row());
    }

    private @Nullable FiscalYear row() {
        written.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name ->
                        entry.problem(FIELD, "holds what is not known", name, "one of " + new TreeSet<>(FIELDS)));
        WeekPattern pattern = value(
                "pattern", "", text -> WeekPattern.valueOf("W" + text.replace('-', '_')), "4-4-5, 4-5-4 or 5-4-4");
        DayOfWeek begins = value("weekBegins", "", DayOfWeek::valueOf, "a day of the week such as SUNDAY");
        Month month = value("endMonth", "", Month::valueOf, "a month such as SEPTEMBER");
        YearEnd ends = value(
                "ends",
                "",
                YearEnd::valueOf,
                "LAST, for the last such weekday of the month, or NEAREST, for the one nearest to its end");
        YearName name = value("namedAfter", YearName.END.name(), YearName::valueOf, "START or END");
        return pattern == null || begins == null || month == null || ends == null || name == null
                ? null
                : new FiscalYear(pattern, begins.getValue(), month.getValue(), ends, name);
    }

    private <T> @Nullable T value(String name, String usual, Function<String, T> read, String expected) {
        String text = written.getOrDefault(name, usual);
        try {
            return read.apply(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            entry.problem(FIELD, text.isEmpty() ? "lacks " + name : "has a wrong " + name, text, expected);
            return null;
        }
    }
}
