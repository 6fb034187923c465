package io.globalkpi.schemas.targets;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year, quarter, month, ISO week or day, written {@code 2026}, {@code 2026-Q3}, {@code 2026-11}, {@code 2026-W47} or
 * {@code 2026-11-23}.
 *
 * @param first first local date
 * @param last last local date
 */
public record Period(Level level, LocalDate first, LocalDate last) {

    /** What a period may be, from the longest to the shortest. */
    public enum Level {
        YEAR,
        QUARTER,
        MONTH,
        WEEK,
        DAY;

        /** The window that is this period to date. */
        public String window() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern FORM = Pattern.compile(
            "(?<year>\\d{4})(?:-Q(?<quarter>[1-4])|-W(?<week>\\d{2})|-(?<month>\\d{2})(?:-(?<day>\\d{2}))?)?");

    /** @throws IllegalArgumentException if the text is no period */
    public static Period of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("no period: " + text);
        }
        try {
            return read(form);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no period: " + text, e);
        }
    }

    private static Period read(Matcher form) {
        int year = Integer.parseInt(form.group("year"));
        if (form.group("quarter") != null) {
            return of(Level.QUARTER, LocalDate.of(year, Integer.parseInt(form.group("quarter")) * 3, 1));
        }
        if (form.group("week") != null) {
            return week(year, Integer.parseInt(form.group("week")));
        }
        if (form.group("month") == null) {
            return of(Level.YEAR, LocalDate.of(year, 1, 1));
        }
        LocalDate month = LocalDate.of(year, Integer.parseInt(form.group("month")), 1);
        return form.group("day") == null
                ? of(Level.MONTH, month)
                : of(Level.DAY, LocalDate.of(year, month.getMonth(), Integer.parseInt(form.group("day"))));
    }

    private static Period week(int year, int week) {
        Period found = of(Level.WEEK, LocalDate.of(year, 1, 4).plusWeeks(week - 1L));
        if (week < 1 || found.first().plusDays(3).getYear() != year) {
            throw new DateTimeException(year + " has no week " + week);
        }
        return found;
    }

    /** The period of a level that a date lies in. */
    public static Period of(Level level, LocalDate date) {
        return switch (level) {
            case YEAR -> until(level, date.withDayOfYear(1), ChronoUnit.YEARS, 1);
            case QUARTER -> until(level, date.with(IsoFields.DAY_OF_QUARTER, 1), ChronoUnit.MONTHS, 3);
            case MONTH -> until(level, date.withDayOfMonth(1), ChronoUnit.MONTHS, 1);
            case WEEK ->
                until(
                        level,
                        date.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY)),
                        ChronoUnit.WEEKS,
                        1);
            case DAY -> new Period(level, date, date);
        };
    }

    private static Period until(Level level, LocalDate first, ChronoUnit unit, int units) {
        return new Period(level, first, first.plus(units, unit).minusDays(1));
    }

    public boolean contains(LocalDate date) {
        return !date.isBefore(first) && !date.isAfter(last);
    }

    public boolean contains(Period other) {
        return contains(other.first) && contains(other.last);
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    @Override
    public String toString() {
        return switch (level) {
            case YEAR -> String.format(Locale.ROOT, "%04d", first.getYear());
            case QUARTER ->
                String.format(Locale.ROOT, "%04d-Q%d", first.getYear(), first.get(IsoFields.QUARTER_OF_YEAR));
            case MONTH -> first.toString().substring(0, 7);
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        first.get(IsoFields.WEEK_BASED_YEAR),
                        first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case DAY -> first.toString();
        };
    }
}
