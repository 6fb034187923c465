package io.globalkpi.oracle;

import io.globalkpi.schemas.reference.FiscalYear;
import io.globalkpi.schemas.reference.YearEnd;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A fiscal year's periods, written down once for all dates there may be: a walk from one week to the next, that begins a year wherever
 * the week before held the year's end, and counts weeks from there. What the year is called makes no difference to a sum.
 */
final class FiscalStarts implements PeriodStarts {

    private static final LocalDate FROM = LocalDate.of(1990, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2100, 1, 1);

    private final Map<Window, NavigableSet<LocalDate>> starts = new EnumMap<>(Window.class);

    FiscalStarts(FiscalYear rule) {
        for (Window window : new Window[] {Window.WEEK, Window.MONTH, Window.QUARTER, Window.YEAR}) {
            starts.put(window, new TreeSet<>());
        }
        LocalDate week = FROM;
        while (week.getDayOfWeek().getValue() != rule.getWeekBegins() || !isYearsEnd(rule, week.minusDays(1))) {
            week = week.plusDays(1);
        }
        for (int weeks = 0; week.isBefore(UNTIL); week = week.plusWeeks(1)) {
            weeks = isYearsEnd(rule, week.minusDays(1)) ? 0 : weeks;
            begin(rule, week, weeks);
            weeks++;
        }
    }

    /** A 53rd week begins nothing but itself. */
    private void begin(FiscalYear rule, LocalDate week, int weeksOver) {
        starts.get(Window.WEEK).add(week);
        if (weeksOver == 0) {
            starts.get(Window.YEAR).add(week);
        }
        if (weeksOver % 13 == 0 && weeksOver < 52) {
            starts.get(Window.QUARTER).add(week);
        }
        boolean isMonth = switch (rule.getPattern()) {
            case W4_4_5 -> weeksOver % 13 == 0 || weeksOver % 13 == 4 || weeksOver % 13 == 8;
            case W4_5_4 -> weeksOver % 13 == 0 || weeksOver % 13 == 4 || weeksOver % 13 == 9;
            case W5_4_4 -> weeksOver % 13 == 0 || weeksOver % 13 == 5 || weeksOver % 13 == 9;
        };
        if (isMonth && weeksOver < 52) {
            starts.get(Window.MONTH).add(week);
        }
    }

    /** Of the dates of that weekday. Last of its month: a week later it is another one. Nearest: the month's end is not four days off. */
    private static boolean isYearsEnd(FiscalYear rule, LocalDate date) {
        if (rule.getEnds() == YearEnd.LAST) {
            return date.getMonthValue() == rule.getEndMonth()
                    && date.plusDays(7).getMonthValue() != rule.getEndMonth();
        }
        for (int off = -3; off <= 3; off++) {
            LocalDate near = date.plusDays(off);
            if (near.getMonthValue() == rule.getEndMonth() && near.plusDays(1).getDayOfMonth() == 1) {
                return true;
            }
        }
        return false;
    }

    @Override
    public LocalDate first(Window window, LocalDate date) {
        return window == Window.DAY ? date : of(window).floor(date);
    }

    @Override
    public LocalDate next(Window window, LocalDate date) {
        return window == Window.DAY ? date.plusDays(1) : of(window).higher(date);
    }

    private NavigableSet<LocalDate> of(Window window) {
        NavigableSet<LocalDate> found = starts.get(window);
        if (found == null) {
            throw new IllegalStateException(window.id() + " has no period");
        }
        return found;
    }
}
