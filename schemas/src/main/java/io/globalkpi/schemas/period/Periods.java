package io.globalkpi.schemas.period;

import io.globalkpi.schemas.period.Period.Level;
import io.globalkpi.schemas.reference.FiscalYear;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What years, quarters, months and weeks are. Those of one level lie side by side and leave no date out; months lie within
 * quarters, quarters within years; a day is a date of the calendar.
 */
public abstract sealed class Periods permits CalendarPeriods, FiscalPeriods {

    /** Months of the calendar and ISO weeks. */
    public static final Periods CALENDAR = new CalendarPeriods();

    static final int QUARTERS = 4;
    static final int MONTHS = 12;

    private static final Pattern FORM = Pattern.compile(
            "(?<year>\\d{4})(?:-Q(?<quarter>[1-4])|-W(?<week>\\d{2})|-(?<month>\\d{2})(?:-(?<day>\\d{2}))?)?");

    /** @param rule null for those of the calendar */
    public static Periods of(@Nullable FiscalYear rule) {
        return rule == null ? CALENDAR : new FiscalPeriods(rule);
    }

    /** @throws IllegalArgumentException if the text is no period */
    public Period of(String text) {
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

    private Period read(Matcher form) {
        int year = Integer.parseInt(form.group("year"));
        if (form.group("quarter") != null) {
            return quarter(year, Integer.parseInt(form.group("quarter")));
        }
        if (form.group("week") != null) {
            return week(year, Integer.parseInt(form.group("week")));
        }
        if (form.group("month") == null) {
            return year(year);
        }
        int month = Integer.parseInt(form.group("month"));
        return form.group("day") == null
                ? month(year, month)
                : Period.day(LocalDate.of(year, month, Integer.parseInt(form.group("day"))));
    }

    /** The same for the same rule, and for no other: stands in stored state. */
    public abstract String id();

    /** The period of a level that a date lies in. */
    public abstract Period of(Level level, LocalDate date);

    public abstract Period year(int year);

    /** @throws DateTimeException if there is no such quarter */
    public abstract Period quarter(int year, int quarter);

    /** @throws DateTimeException if there is no such month */
    public abstract Period month(int year, int month);

    /** @throws DateTimeException if the year has no such week */
    public abstract Period week(int year, int week);

    /** The number of the year that a date lies in. */
    public abstract int yearOf(LocalDate date);

    /** The twelve months of a year. */
    public List<Period> months(int year) {
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(month -> month(year, month))
                .toList();
    }

    /** The month of the same number, a year earlier: {@code 2025-11} of {@code 2026-11}. */
    public Period monthAYearBefore(Period month) {
        return month(month.year() - 1, month.number());
    }

    public Period previous(Period period) {
        return of(period.level(), period.first().minusDays(1));
    }

    public Period next(Period period) {
        return of(period.level(), period.last().plusDays(1));
    }

    @Override
    public final String toString() {
        return id();
    }

    static void check(boolean exists, String words) {
        if (!exists) {
            throw new DateTimeException(words);
        }
    }
}
