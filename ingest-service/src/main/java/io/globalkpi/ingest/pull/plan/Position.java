package io.globalkpi.ingest.pull.plan;

import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a job got: the position of its checkpoint, as JSON.
 *
 * @param watermark all before it is pulled, by the reach of the feed's plan; null before the first slice is covered
 * @param ranAt when the last ordinary slice was begun that left nothing to do; null before
 * @param sweeps how far each sweep got, by its place in the plan
 * @param under the slice under way; null between slices
 * @param days by site what came of each of the last local dates
 */
public record Position(
        @Nullable Instant watermark,
        @Nullable Instant ranAt,
        Map<String, SweepMark> sweeps,
        @Nullable Under under,
        Map<String, SortedMap<LocalDate, DayCount>> days) {

    /** Dates kept here, over all sites; those before are closed. */
    private static final int DAYS_KEPT = 60;

    /**
     * How far a sweep got.
     *
     * @param doneAt when the last one was begun that is done; null before
     * @param reached up to where the one under way got; null if none is
     * @param target where it will end; null if none is
     */
    public record SweepMark(
            @Nullable Instant doneAt,
            @Nullable Instant reached,
            @Nullable Instant target) {}

    /**
     * A slice under way.
     *
     * @param why NEWS, SWEEP-0, SWEEP-1, ... or NAMED
     * @param cursor of the next step
     * @param notBefore the next step is not made before; null: at once
     * @param begunAt when its first step was made
     * @param seen items so far
     * @param expected items the platform says the slice has; null if it does not say
     * @param target end of the sweep that it is a piece of; null for other slices
     */
    public record Under(
            String why,
            Reach reach,
            Instant from,
            Instant to,
            List<String> ids,
            String cursor,
            @Nullable Instant notBefore,
            Instant begunAt,
            long seen,
            @Nullable Long expected,
            @Nullable Instant target) {

        public static final String NEWS = "NEWS";
        public static final String NAMED = "NAMED";

        static Under begin(String why, Slice slice, Instant now) {
            return new Under(why, slice.reach(), slice.from(), slice.to(), slice.ids(), "", null, now, 0, null, null);
        }

        Under endingAt(Instant end) {
            return new Under(why, reach, from, to, ids, cursor, notBefore, begunAt, seen, expected, end);
        }

        public Slice slice() {
            return new Slice(reach, from, to, ids);
        }

        /** Items the platform says the slice has and did not send up to that step; null if it does not say. */
        public @Nullable Long missing(Pulled<?> last) {
            Long all = last.expected() == null ? expected : last.expected();
            return all == null ? null : Math.max(0, all - seen(last));
        }

        long seen(Pulled<?> step) {
            return seen + step.items().size() + step.rejections().size();
        }
    }

    /**
     * One local date of the job's sites.
     *
     * @param seen events that items made for it, those refused too
     * @param published of these the ones let in
     * @param missing items that the platform says there are and did not send; null if it tells no total
     */
    public record DayCount(
            long seen, long published, @Nullable Long missing) {

        public static final DayCount NONE = new DayCount(0, 0, null);

        public DayCount plus(DayCount more) {
            return new DayCount(seen + more.seen, published + more.published, sum(missing, more.missing));
        }

        /** The same with another number of missing items. */
        public DayCount missing(long items) {
            return new DayCount(seen, published, items);
        }

        private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
            return one == null ? other : other == null ? one : Long.valueOf(one + other);
        }
    }

    public static final Position BEGIN = new Position(null, null, Map.of(), null, Map.of());

    public Position {
        sweeps = Map.copyOf(sweeps);
        days = Map.copyOf(days);
    }

    /** @throws io.globalkpi.ingest.platform.CallException if the text is of no version of ours */
    public static Position read(String text) {
        return Wire.read(Position.class, text.getBytes(StandardCharsets.UTF_8));
    }

    public String text() {
        return Wire.write(this);
    }

    /** Whether all that is asked for again and again was asked for since: what is new, or where there are sweeps each of them. */
    public boolean hasLookedSince(Instant instant) {
        if (sweeps.isEmpty()) {
            return ranAt != null && !ranAt.isBefore(instant);
        }
        return sweeps.values().stream()
                .allMatch(sweep -> sweep.doneAt() != null && !sweep.doneAt().isBefore(instant));
    }

    Position under(@Nullable Under slice) {
        return new Position(watermark, ranAt, sweeps, slice, days);
    }

    Position news(Instant upTo, @Nullable Instant idleSince) {
        return new Position(upTo, idleSince == null ? ranAt : idleSince, sweeps, null, days);
    }

    Position sweep(String why, SweepMark mark) {
        Map<String, SweepMark> marks = new HashMap<>(sweeps);
        marks.put(why, mark);
        return new Position(watermark, ranAt, marks, null, days);
    }

    /** What came of a date. */
    public DayCount day(String site, LocalDate date) {
        SortedMap<LocalDate, DayCount> known = days.get(site);
        return known == null ? DayCount.NONE : known.getOrDefault(date, DayCount.NONE);
    }

    /** The counts replace those of dates that were asked for whole, else they are added. */
    public Position counted(Map<String, SortedMap<LocalDate, DayCount>> counts, boolean add) {
        Map<String, SortedMap<LocalDate, DayCount>> all = new HashMap<>(days);
        counts.forEach((site, dates) -> {
            SortedMap<LocalDate, DayCount> known = new TreeMap<>(all.getOrDefault(site, new TreeMap<>()));
            dates.forEach((date, count) -> known.merge(date, count, (old, more) -> add ? old.plus(more) : more));
            all.put(site, known);
        });
        int each = Math.max(3, DAYS_KEPT / Math.max(1, all.size()));
        all.replaceAll((site, dates) -> last(dates, each));
        return new Position(watermark, ranAt, sweeps, under, all);
    }

    private static SortedMap<LocalDate, DayCount> last(SortedMap<LocalDate, DayCount> dates, int most) {
        SortedMap<LocalDate, DayCount> kept = new TreeMap<>(dates);
        while (kept.size() > most) {
            kept.remove(kept.firstKey());
        }
        return kept;
    }
}
