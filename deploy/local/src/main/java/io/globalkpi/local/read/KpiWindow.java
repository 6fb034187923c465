package io.globalkpi.local.read;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The windows values are published for, and the steps that their ends move in. */
public enum KpiWindow {
    HOUR_1("1h", Duration.ofHours(1), Duration.ofMinutes(5)),
    HOURS_24("24h", Duration.ofHours(24), Duration.ofHours(1)),
    DAYS_7("7d", Duration.ofDays(7), Duration.ofHours(1)),
    DAYS_30("30d", 30),
    DAYS_60("60d", 60),
    DAYS_90("90d", 90),
    DAY("day", date -> date),
    WEEK("week", date -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))),
    MONTH("month", date -> date.withDayOfMonth(1)),
    QUARTER("quarter", date -> date.with(date.getMonth().firstMonthOfQuarter()).withDayOfMonth(1)),
    YEAR("year", date -> date.withDayOfYear(1));

    private final String id;
    private final @Nullable Duration length;
    private final Duration step;
    private final UnaryOperator<LocalDate> firstDate;
    private final boolean toDate;

    /** Rolls by the clock: its steps are the same everywhere. */
    KpiWindow(String id, Duration length, Duration step) {
        this.id = id;
        this.length = length;
        this.step = step;
        this.firstDate = UnaryOperator.identity();
        this.toDate = false;
    }

    /** Rolls by local dates, ending with the date of the step. */
    KpiWindow(String id, int days) {
        this(id, date -> date.minusDays(days - 1L), false);
    }

    /** Begins with a period and runs through the date of the step. */
    KpiWindow(String id, UnaryOperator<LocalDate> firstDate) {
        this(id, firstDate, true);
    }

    KpiWindow(String id, UnaryOperator<LocalDate> firstDate, boolean toDate) {
        this.id = id;
        this.length = null;
        this.step = Duration.ofDays(1);
        this.firstDate = firstDate;
        this.toDate = toDate;
    }

    public String id() {
        return id;
    }

    public static Optional<KpiWindow> of(String id) {
        return Arrays.stream(values()).filter(window -> window.id.equals(id)).findFirst();
    }

    /**
     * The step that an instant lies in: start &lt;= at &lt; end.
     *
     * @param zone the scope's, which decides what date it is there; windows that roll by the clock do not ask
     */
    public Step stepOf(Instant at, ZoneId zone) {
        return length == null ? dayStep(at.atZone(zone).toLocalDate(), zone) : clockStep(at, length);
    }

    private Step clockStep(Instant at, Duration rolled) {
        long millis = step.toMillis();
        Instant end = Instant.ofEpochMilli((Math.floorDiv(at.toEpochMilli(), millis) + 1) * millis);
        return new Step(end, Instant.MIN, end.minus(rolled), end);
    }

    private Step dayStep(LocalDate date, ZoneId zone) {
        LocalDate first = firstDate.apply(date);
        return new Step(
                midnightUtc(date.plusDays(1)),
                toDate ? midnightUtc(first) : Instant.MIN,
                first.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static Instant midnightUtc(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
