package io.globalkpi.schemas.period;

import io.globalkpi.schemas.period.Period.Level;
import io.globalkpi.schemas.reference.FiscalYear;
import io.globalkpi.schemas.reference.WeekPattern;
import io.globalkpi.schemas.reference.YearEnd;
import io.globalkpi.schemas.reference.YearName;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Years of 52 or 53 whole weeks, as retailers count: a month has the same weekdays in every year, so that a year is compared with the
 * one before without a Saturday more or less.
 *
 * <p>A year ends on a given weekday, the last one of a calendar month or the one nearest to that month's last date. The date moves back
 * by one day a year, or two, until a 53rd week makes up for it. Two of the same rule are equal.
 */
final class FiscalPeriods extends Periods {

    private static final int WEEKS_OF_A_QUARTER = 13;
    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final int DAYS_OF_A_WEEK = 7;

    /** No weekday is farther than that from its nearest. */
    private static final int HALF_A_WEEK = 3;

    private final FiscalYear rule;
    private final DayOfWeek lastDay;
    private final int[] monthBegins; // weeks of its quarter that are over when a month of it begins

    /** @throws DateTimeException if the rule names no day of the week or no month */
    FiscalPeriods(FiscalYear rule) {
        this.rule = rule;
        this.lastDay = DayOfWeek.of(rule.getWeekBegins()).minus(1);
        Month.of(rule.getEndMonth());
        this.monthBegins = monthBegins(rule.getPattern());
    }

    private static int[] monthBegins(WeekPattern pattern) {
        return switch (pattern) {
            case W4_4_5 -> new int[] {0, 4, 8};
            case W4_5_4 -> new int[] {0, 4, 9};
            case W5_4_4 -> new int[] {0, 5, 9};
        };
    }

    @Override
    public Period of(Level level, LocalDate date) {
        if (level == Level.DAY) {
            return Period.day(date);
        }
        int year = yearOf(date);
        int week = (int) ChronoUnit.DAYS.between(firstOf(year), date) / DAYS_OF_A_WEEK;
        int quarter = Math.min(week / WEEKS_OF_A_QUARTER, QUARTERS - 1); // a 53rd week begins no fifth
        return switch (level) {
            case YEAR -> year(year);
            case QUARTER -> quarter(year, quarter + 1);
            case MONTH -> month(year, quarter * MONTHS_OF_A_QUARTER + monthOf(week - quarter * WEEKS_OF_A_QUARTER) + 1);
            case WEEK -> week(year, week + 1);
            case DAY -> throw new IllegalStateException("a day is no part of a year's weeks");
        };
    }

    private int monthOf(int weekOfQuarter) {
        return weekOfQuarter < monthBegins[1] ? 0 : weekOfQuarter < monthBegins[2] ? 1 : 2;
    }

    @Override
    public Period year(int year) {
        return new Period(Level.YEAR, year, 1, firstOf(year), lastOf(year));
    }

    @Override
    public Period quarter(int year, int quarter) {
        check(quarter >= 1 && quarter <= QUARTERS, year + " has no quarter " + quarter);
        LocalDate last = quarter == QUARTERS
                ? lastOf(year)
                : week(year, quarter * WEEKS_OF_A_QUARTER).last();
        return new Period(
                Level.QUARTER,
                year,
                quarter,
                week(year, (quarter - 1) * WEEKS_OF_A_QUARTER + 1).first(),
                last);
    }

    @Override
    public Period month(int year, int month) {
        check(month >= 1 && month <= MONTHS, year + " has no month " + month);
        LocalDate last =
                month == MONTHS ? lastOf(year) : beginOf(year, month + 1).minusDays(1);
        return new Period(Level.MONTH, year, month, beginOf(year, month), last);
    }

    private LocalDate beginOf(int year, int month) {
        int quarter = (month - 1) / MONTHS_OF_A_QUARTER;
        return firstOf(year).plusWeeks(quarter * WEEKS_OF_A_QUARTER + monthBegins[(month - 1) % MONTHS_OF_A_QUARTER]);
    }

    @Override
    public Period week(int year, int week) {
        LocalDate first = firstOf(year).plusWeeks(week - 1L);
        check(week >= 1 && !first.isAfter(lastOf(year)), year + " has no week " + week);
        return new Period(Level.WEEK, year, week, first, first.plusDays(DAYS_OF_A_WEEK - 1));
    }

    @Override
    public int yearOf(LocalDate date) {
        int year = date.getYear() - 1; // none ends later than in the calendar year after the one of its number
        while (lastOf(year).isBefore(date)) {
            year++;
        }
        return year;
    }

    private LocalDate firstOf(int year) {
        return lastOf(year - 1).plusDays(1);
    }

    private LocalDate lastOf(int year) {
        boolean endsAYearLater = rule.getNamedAfter() == YearName.START && rule.getEndMonth() != MONTHS;
        LocalDate monthsEnd = YearMonth.of(endsAYearLater ? year + 1 : year, rule.getEndMonth())
                .atEndOfMonth();
        LocalDate latest = rule.getEnds() == YearEnd.NEAREST ? monthsEnd.plusDays(HALF_A_WEEK) : monthsEnd;
        return latest.with(TemporalAdjusters.previousOrSame(lastDay));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FiscalPeriods that && rule.equals(that.rule);
    }

    @Override
    public int hashCode() {
        return rule.hashCode();
    }

    @Override
    public String id() {
        return String.join(
                " ",
                rule.getPattern().name(),
                "" + rule.getWeekBegins(),
                "" + rule.getEndMonth(),
                rule.getEnds().name(),
                rule.getNamedAfter().name());
    }
}
