package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.period.Period.Level;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.PeriodKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * A month, quarter or year that owners are scored on, in local dates: a period of targets that can close.
 *
 * @param id as {@link #of} reads it
 * @param to its last date
 */
public record Period(PeriodKind kind, String id, LocalDate from, LocalDate to) implements Comparable<Period> {

    /** The zone in which dates end last. */
    private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-12);

    /**
     * @param periods what months, quarters and years are
     * @throws IllegalArgumentException if the text is no such period
     */
    public static Period of(String text, Periods periods) {
        io.globalkpi.schemas.period.Period written = periods.of(text);
        return Arrays.stream(PeriodKind.values())
                .filter(kind -> level(kind) == written.level())
                .findFirst()
                .map(kind -> of(kind, written))
                .orElseThrow(() -> new IllegalArgumentException(
                        "a period is written 2026, 2026-Q3 or 2026-11, was '" + text + "'"));
    }

    static Period containing(PeriodKind kind, LocalDate date, Periods periods) {
        return of(kind, periods.of(level(kind), date));
    }

    private static Period of(PeriodKind kind, io.globalkpi.schemas.period.Period dates) {
        return new Period(kind, dates.id(), dates.first(), dates.last());
    }

    private static Level level(PeriodKind kind) {
        return Level.valueOf(kind.name());
    }

    boolean contains(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    /** The to-date window that grows with it. */
    String window() {
        return level(kind).window();
    }

    /** When it has ended everywhere and so many days have passed. */
    Instant closesAt(int daysAfter) {
        return to.plusDays(1L + daysAfter).atStartOfDay(WESTERNMOST).toInstant();
    }

    @Override
    public int compareTo(Period other) {
        int byEnd = to.compareTo(other.to);
        return byEnd != 0 ? byEnd : kind.compareTo(other.kind);
    }
}
