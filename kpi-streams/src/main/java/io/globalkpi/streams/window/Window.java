package io.globalkpi.streams.window;

import io.globalkpi.schemas.period.Period;
import io.globalkpi.schemas.period.Period.Level;
import io.globalkpi.schemas.period.Periods;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The eleven windows: which panes they sum, and the steps at which they are published.
 *
 * <p>A window moves in steps, numbered like slots of its grain divided by the step's width. Step k of a rolling window covers
 * the slots [end - length, end); step k of a to-date window the local dates from the first of its period through k.
 */
public enum Window {
    // spotless:off
    ROLLING_1H ("1h",      Grain.MINUTE,  5,   60, null),
    ROLLING_24H("24h",     Grain.MINUTE, 60, 1440, null),
    ROLLING_7D ("7d",      Grain.HOUR,    1,  168, null),
    ROLLING_30D("30d",     Grain.DAY,     1,   30, null),
    ROLLING_60D("60d",     Grain.DAY,     1,   60, null),
    ROLLING_90D("90d",     Grain.DAY,     1,   90, null),
    DAY        ("day",     Grain.DAY,     1,    0, Level.DAY),
    WEEK       ("week",    Grain.DAY,     1,    0, Level.WEEK),
    MONTH      ("month",   Grain.DAY,     1,    0, Level.MONTH),
    QUARTER    ("quarter", Grain.DAY,     1,    0, Level.QUARTER),
    YEAR       ("year",    Grain.DAY,     1,    0, Level.YEAR);
    // spotless:on

    /** No window has shorter steps, milliseconds; and zones being what they are, dates begin and end with such a step as well. */
    static final long SHORTEST_STEP = 5 * 60_000;

    private final String id;
    private final Grain grain;
    private final int width;
    private final int length;
    private final @Nullable Level period;

    Window(String id, Grain grain, int width, int length, @Nullable Level period) {
        this.id = id;
        this.grain = grain;
        this.width = width;
        this.length = length;
        this.period = period;
    }

    public String id() {
        return id;
    }

    public Grain grain() {
        return grain;
    }

    public static Optional<Window> of(String id) {
        return Arrays.stream(values()).filter(window -> window.id.equals(id)).findFirst();
    }

    /** The step that a slot falls in. */
    int stepOf(int slot) {
        return Math.floorDiv(slot, width);
    }

    /** First slot of the window at a step. */
    public int from(int step, Periods periods) {
        return period == null ? to(step) - length : first(step, periods);
    }

    /** Slot after the last one of the window at a step. */
    public int to(int step) {
        return (step + 1) * width;
    }

    /** First slot of the window one length earlier: for to-date windows the period before. */
    int earlierFrom(int step, Periods periods) {
        return period == null ? from(step, periods) - length : first(first(step, periods) - 1, periods);
    }

    /** Slot after the last one of the window one length earlier: as many dates as have gone by, at most that whole period. */
    int earlierTo(int step, Periods periods) {
        int from = from(step, periods);
        return period == null ? from : Math.min(from, earlierFrom(step, periods) + to(step) - from);
    }

    /** First step that a slot has no say in any more. */
    int releasedAt(int slot, boolean growth, Periods periods) {
        if (period == null) {
            return rolledPast(slot, growth ? 2 : 1);
        }
        int next = next(slot, periods);
        return growth ? next(next, periods) : next;
    }

    private int rolledPast(int slot, int lengths) {
        return Math.floorDiv(slot + lengths * length, width);
    }

    /** Date at the end of a step, days since 1970-01-01: local for day steps, else UTC. */
    public int lastDate(int step) {
        return grain == Grain.DAY ? step : Grain.DAY.slotOf(grain.endOf(to(step) - 1) - 1);
    }

    /**
     * Grain whose panes, when they are dropped, take along what was published from them: 1h values stay ten days, 24h and 7d values
     * 36 and more, all others for good.
     */
    @Nullable
    Grain forgottenWith() {
        return switch (this) {
            case ROLLING_1H -> Grain.MINUTE;
            case ROLLING_24H, ROLLING_7D -> Grain.HOUR;
            default -> null;
        };
    }

    /** First step that a slot of {@link #forgottenWith} has a say in. */
    int firstStepWith(int slot) {
        return stepOf(finer(slot));
    }

    /** Last step that a slot of {@link #forgottenWith} has a say in. */
    int lastStepWith(int slot) {
        return rolledPast(finer(slot + 1) - 1, 2);
    }

    private int finer(int slot) {
        return this == ROLLING_24H ? slot * 60 : slot;
    }

    private int first(int day, Periods periods) {
        return (int) periodOf(day, periods).first().toEpochDay();
    }

    private int next(int day, Periods periods) {
        return (int) periodOf(day, periods).last().toEpochDay() + 1;
    }

    private Period periodOf(int day, Periods periods) {
        if (period == null) {
            throw new IllegalStateException(id + " has no period");
        }
        return periods.of(period, LocalDate.ofEpochDay(day));
    }

    /** The period that it is the beginning of; none for rolling windows. */
    public Optional<Level> period() {
        return Optional.ofNullable(period);
    }
}
