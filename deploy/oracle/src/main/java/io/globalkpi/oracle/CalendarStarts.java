package io.globalkpi.oracle;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** Months of the calendar; weeks begin on Monday. */
final class CalendarStarts implements PeriodStarts {

    @Override
    public LocalDate first(Window window, LocalDate date) {
        return switch (window) {
            case DAY -> date;
            case WEEK -> date.minusDays(date.getDayOfWeek().getValue() - 1L);
            case MONTH -> date.withDayOfMonth(1);
            case QUARTER -> date.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> date.with(TemporalAdjusters.firstDayOfYear());
            default -> throw new IllegalStateException(window.id() + " has no period");
        };
    }

    @Override
    public LocalDate next(Window window, LocalDate date) {
        LocalDate first = first(window, date);
        return switch (window) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
            case QUARTER -> first.plusMonths(3);
            case YEAR -> first.plusYears(1);
            default -> throw new IllegalStateException(window.id() + " has no period");
        };
    }
}
