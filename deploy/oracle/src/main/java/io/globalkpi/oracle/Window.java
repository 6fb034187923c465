package io.globalkpi.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The eleven windows (measures.md, part 4). Local dates stand as midnights UTC, as they do in keys. */
public enum Window {
    H1("1h", Grain.MINUTE, Duration.ofMinutes(5), Duration.ofHours(1)),
    H24("24h", Grain.MINUTE, Duration.ofHours(1), Duration.ofHours(24)),
    D7("7d", Grain.HOUR, Duration.ofHours(1), Duration.ofDays(7)),
    D30("30d", Grain.DAY, Duration.ofDays(1), Duration.ofDays(30)),
    D60("60d", Grain.DAY, Duration.ofDays(1), Duration.ofDays(60)),
    D90("90d", Grain.DAY, Duration.ofDays(1), Duration.ofDays(90)),
    DAY("day", Grain.DAY, Duration.ofDays(1), null),
    WEEK("week", Grain.DAY, Duration.ofDays(1), null),
    MONTH("month", Grain.DAY, Duration.ofDays(1), null),
    QUARTER("quarter", Grain.DAY, Duration.ofDays(1), null),
    YEAR("year", Grain.DAY, Duration.ofDays(1), null);

    private final String id;
    private final Grain grain;
    private final Duration step;
    private final Duration length;

    Window(String id, Grain grain, Duration step, Duration length) {
        this.id = id;
        this.grain = grain;
        this.step = step;
        this.length = length;
    }

    /** [from, until) */
    public record Range(Instant from, Instant until) {

        boolean holds(Instant place) {
            return !place.isBefore(from) && place.isBefore(until);
        }
    }

    static Map<Grain, Range> everywhere() {
        Map<Grain, Range> all = new EnumMap<>(Grain.class);
        Arrays.stream(Grain.values()).forEach(grain -> all.put(grain, new Range(Instant.MIN, Instant.MAX)));
        return all;
    }

    /** What the steps that end in (after, until] and those they are compared with cover. */
    static Map<Grain, Range> neededFor(Instant after, Instant until, PeriodStarts starts) {
        Map<Grain, Range> needed = new EnumMap<>(Grain.class);
        for (Window window : values()) {
            Range whole = new Range(window.before(after, starts).from(), until);
            needed.merge(window.grain, whole, (one, other) -> one.from().isBefore(other.from()) ? one : other);
        }
        return needed;
    }

    public static Window of(String id) {
        return Arrays.stream(values())
                .filter(window -> window.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no window " + id));
    }

    public String id() {
        return id;
    }

    public Duration step() {
        return step;
    }

    /** The ends of its steps in (after, until], in order. */
    public List<Instant> endsIn(Instant after, Instant until) {
        List<Instant> ends = new ArrayList<>();
        for (Instant end = endOfStep(after); !end.isAfter(until); end = end.plus(step)) {
            ends.add(end);
        }
        return ends;
    }

    Grain grain() {
        return grain;
    }

    /** What the step that ends then covers. */
    public Range now(Instant end, PeriodStarts starts) {
        if (length != null) {
            return new Range(end.minus(length), end);
        }
        return new Range(start(starts.first(this, lastDate(end))), end);
    }

    /** What a growth KPI compares it with. */
    Range before(Instant end, PeriodStarts starts) {
        if (length != null) {
            return new Range(end.minus(length).minus(length), end.minus(length));
        }
        LocalDate first = starts.first(this, lastDate(end));
        LocalDate firstBefore = starts.first(this, first.minusDays(1));
        long dates = ChronoUnit.DAYS.between(first, lastDate(end)) + 1;
        LocalDate until = firstBefore.plusDays(dates);
        return new Range(start(firstBefore), start(until.isAfter(first) ? first : until));
    }

    /**
     * Every step at which something kept under these instants may enter or leave the window or the one before it.
     *
     * @param places in order
     */
    SortedSet<Instant> touched(Collection<Instant> places, PeriodStarts starts) {
        SortedSet<Instant> ends = new TreeSet<>();
        for (Instant place : places) {
            Instant entered = endOfStep(place);
            if (length == null) {
                touchedDates(lastDate(entered), starts, ends);
            } else {
                ends.addAll(List.of(
                        entered, entered.plus(length), entered.plus(length).plus(length)));
            }
        }
        return ends;
    }

    /** Each date to the end of the next period but one is touched, but for those an earlier one touched already. */
    private void touchedDates(LocalDate entered, PeriodStarts starts, SortedSet<Instant> ends) {
        LocalDate last = starts.next(this, starts.next(this, entered));
        LocalDate first = ends.isEmpty() || start(entered).isAfter(ends.last()) ? entered : lastDate(ends.last());
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            ends.add(start(date.plusDays(1)));
        }
    }

    private Instant endOfStep(Instant place) {
        long millis = step.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(place.toEpochMilli(), millis) * millis + millis);
    }

    private static LocalDate lastDate(Instant end) {
        return LocalDate.ofInstant(end, ZoneOffset.UTC).minusDays(1);
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
