package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.reference.PeriodKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A month, quarter or year that owners are scored on, in local dates.
 *
 * @param to its last date
 */
public record Period(PeriodKind kind, LocalDate from, LocalDate to) implements Comparable<Period> {

    private static final Pattern TEXT = Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?");

    /** The zone in which dates end last. */
    private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-12);

    /** @throws IllegalArgumentException if the text is no such period */
    public static Period of(String text) {
        Matcher written = TEXT.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("a period is written 2026, 2026-Q3 or 2026-11, was '" + text + "'");
        }
        int year = Integer.parseInt(written.group(1));
        if (written.group(2) != null) {
            return containing(PeriodKind.QUARTER, LocalDate.of(year, 3 * Integer.parseInt(written.group(2)), 1));
        }
        return written.group(3) == null
                ? containing(PeriodKind.YEAR, LocalDate.of(year, 1, 1))
                : containing(PeriodKind.MONTH, LocalDate.of(year, Integer.parseInt(written.group(3)), 1));
    }

    static Period containing(PeriodKind kind, LocalDate date) {
        return switch (kind) {
            case MONTH -> {
                YearMonth month = YearMonth.from(date);
                yield new Period(kind, month.atDay(1), month.atEndOfMonth());
            }
            case QUARTER -> {
                LocalDate from = date.with(IsoFields.DAY_OF_QUARTER, 1);
                yield new Period(kind, from, from.plusMonths(3).minusDays(1));
            }
            case YEAR -> {
                Year year = Year.from(date);
                yield new Period(kind, year.atDay(1), year.atDay(year.length()));
            }
        };
    }

    boolean contains(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    /** The to-date window that grows with it. */
    String window() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** When it has ended everywhere and so many days have passed. */
    Instant closesAt(int daysAfter) {
        return to.plusDays(1L + daysAfter).atStartOfDay(WESTERNMOST).toInstant();
    }

    /** As {@link #of} reads it. */
    public String id() {
        return switch (kind) {
            case MONTH -> YearMonth.from(from).toString();
            case QUARTER -> from.getYear() + "-Q" + from.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> Integer.toString(from.getYear());
        };
    }

    @Override
    public int compareTo(Period other) {
        int byEnd = to.compareTo(other.to);
        return byEnd != 0 ? byEnd : kind.compareTo(other.kind);
    }
}
