package io.globalkpi.schemas.period;

import io.globalkpi.schemas.period.Period.Level;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** Years, quarters and months of the calendar, and the weeks of ISO 8601, whose years are not quite those. */
final class CalendarPeriods extends Periods {

    private static final int MONTHS_OF_A_QUARTER = 3;

    @Override
    public Period of(Level level, LocalDate date) {
        return switch (level) {
            case YEAR -> year(date.getYear());
            case QUARTER -> quarter(date.getYear(), date.get(IsoFields.QUARTER_OF_YEAR));
            case MONTH -> month(date.getYear(), date.getMonthValue());
            case WEEK -> week(date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case DAY -> Period.day(date);
        };
    }

    @Override
    public Period year(int year) {
        return new Period(Level.YEAR, year, 1, LocalDate.of(year, 1, 1), LocalDate.of(year, MONTHS, 31));
    }

    @Override
    public Period quarter(int year, int quarter) {
        LocalDate first = LocalDate.of(year, (quarter - 1) * MONTHS_OF_A_QUARTER + 1, 1);
        return new Period(
                Level.QUARTER,
                year,
                quarter,
                first,
                first.plusMonths(MONTHS_OF_A_QUARTER).minusDays(1));
    }

    @Override
    public Period month(int year, int month) {
        LocalDate first = LocalDate.of(year, month, 1);
        return new Period(Level.MONTH, year, month, first, first.plusMonths(1).minusDays(1));
    }

    @Override
    public Period week(int year, int week) {
        LocalDate inFirst = LocalDate.of(year, 1, 4); // ISO 8601: the first week is the one that holds this date
        LocalDate first =
                inFirst.minusDays(inFirst.getDayOfWeek().getValue() - 1L).plusWeeks(week - 1L);
        check(week >= 1 && first.plusDays(3).getYear() == year, year + " has no week " + week);
        return new Period(Level.WEEK, year, week, first, first.plusDays(6));
    }

    @Override
    public int yearOf(LocalDate date) {
        return date.getYear();
    }

    @Override
    public String id() {
        return "calendar";
    }
}
