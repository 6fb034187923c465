package io.globalkpi.local.read;

import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.period.Period.Level;
import io.globalkpi.schemas.period.Periods;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The steps that window ends move in: by the clock for the short windows, by local dates for all others. */
public final class WindowSteps {

    private WindowSteps() {}

    /**
     * The step that an instant lies in: start &lt;= at &lt; end.
     *
     * @param periods what months, quarters, years and weeks are
     * @param zone the scope's, which decides what date it is there; windows that roll by the clock do not ask
     */
    static Step of(WindowId window, Instant at, ZoneId zone, Periods periods) {
        return switch (window) {
            case HOUR -> clockStep(at, Duration.ofMinutes(5), Duration.ofHours(1));
            case DAY_ROLLING -> clockStep(at, Duration.ofHours(1), Duration.ofHours(24));
            case DAYS_7 -> clockStep(at, Duration.ofHours(1), Duration.ofDays(7));
            default -> dayStep(window, at.atZone(zone).toLocalDate(), zone, periods);
        };
    }

    /**
     * The key that a value must come after to be carried forward to a step.
     *
     * @param window as keys name it
     * @param key end of the step
     */
    public static Instant carriedAfter(String window, Instant key, Periods periods) {
        return of(WindowId.of(window), key.minusMillis(1), ZoneOffset.UTC, periods)
                .carriedAfter();
    }

    private static Step clockStep(Instant at, Duration step, Duration rolled) {
        long millis = step.toMillis();
        Instant end = Instant.ofEpochMilli((Math.floorDiv(at.toEpochMilli(), millis) + 1) * millis);
        return new Step(end, Instant.MIN, end.minus(rolled), end);
    }

    private static Step dayStep(WindowId window, LocalDate date, ZoneId zone, Periods periods) {
        LocalDate first = firstDate(window, date, periods);
        return new Step(
                midnightUtc(date.plusDays(1)),
                window.isToDate() ? midnightUtc(first) : Instant.MIN,
                first.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static LocalDate firstDate(WindowId window, LocalDate last, Periods periods) {
        return switch (window) {
            case DAYS_30 -> last.minusDays(29);
            case DAYS_60 -> last.minusDays(59);
            case DAYS_90 -> last.minusDays(89);
            case DAY, WEEK, MONTH, QUARTER, YEAR ->
                periods.of(Level.valueOf(window.name()), last).first();
            case HOUR, DAY_ROLLING, DAYS_7 -> throw new IllegalArgumentException(window + " rolls by the clock");
        };
    }

    private static Instant midnightUtc(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
