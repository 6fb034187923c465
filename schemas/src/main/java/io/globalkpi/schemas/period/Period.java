package io.globalkpi.schemas.period;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A year, quarter, month, week or day.
 *
 * @param year number of the year it is counted in
 * @param number which one of that year, from 1
 * @param first first local date
 * @param last last local date
 */
public record Period(Level level, int year, int number, LocalDate first, LocalDate last) {

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

    static Period day(LocalDate date) {
        return new Period(Level.DAY, date.getYear(), date.getDayOfYear(), date, date);
    }

    /** {@code 2026}, {@code 2026-Q3}, {@code 2026-11}, {@code 2026-W47} or {@code 2026-11-23}. */
    public String id() {
        return switch (level) {
            case YEAR -> String.format(Locale.ROOT, "%04d", year);
            case QUARTER -> String.format(Locale.ROOT, "%04d-Q%d", year, number);
            case MONTH -> String.format(Locale.ROOT, "%04d-%02d", year, number);
            case WEEK -> String.format(Locale.ROOT, "%04d-W%02d", year, number);
            case DAY -> first.toString();
        };
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
        return id();
    }
}
