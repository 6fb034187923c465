package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.pull.plan.Position;
import io.globalkpi.ingest.pull.plan.Position.DayCount;
import io.globalkpi.ingest.pull.plan.Position.Under;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the steps of a job say of local dates: how much of each came, and how much the platform says is missing. */
final class Days {

    private final PullJob job;

    Days(PullJob job) {
        this.job = job;
    }

    /**
     * The position with what a step brought counted in. Dates asked for whole are counted anew; sweeps by creation and named
     * things bring what was counted before.
     */
    Position counted(Position after, Under under, Pulled<?> pulled, Harvest harvest) {
        Position counted = isCounted(under) ? tallied(after, under, harvest) : after;
        Long missing = pulled.isLast() ? under.missing(pulled) : null;
        return missing == null || under.why().equals(Under.NAMED) ? counted : lacking(counted, under, missing);
    }

    private Position tallied(Position after, Under under, Harvest harvest) {
        Slice slice = under.slice();
        boolean anew = under.reach() == Reach.DATES && under.cursor().isEmpty();
        Position cleared = anew ? after.counted(nothing(slice), false) : after;
        return cleared.counted(DayTally.of(job, harvest, slice.firstDate(job.shop())), true);
    }

    /** News add to what is missing; a look back at whole dates says it anew. What is missing has no date: the first has it. */
    private Position lacking(Position after, Under under, long missing) {
        SortedMap<LocalDate, DayCount> counts = new TreeMap<>();
        String site = job.shop().site();
        boolean add = under.why().equals(Under.NEWS) && under.reach() != Reach.DATES;
        LocalDate first = under.slice().firstDate(job.shop());
        dates(under.slice()).forEach(date -> {
            DayCount known = after.day(site, date);
            long before = add && known.missing() != null ? known.missing() : 0;
            counts.put(date, known.missing(before + (date.equals(first) ? missing : 0)));
        });
        return after.counted(Map.of(site, counts), false);
    }

    /** Dates of which a covered slice tells something new. */
    TreeSet<LocalDate> told(Under under, Pulled<?> last, Harvest harvest) {
        TreeSet<LocalDate> dates = new TreeSet<>();
        if (isCounted(under)) {
            dates(under.slice()).forEach(dates::add);
            dates.add(job.shop().date(under.to()));
            DayTally.of(job, harvest, under.slice().firstDate(job.shop()))
                    .values()
                    .forEach(days -> dates.addAll(days.keySet()));
        } else if (under.missing(last) != null && !under.why().equals(Under.NAMED)) {
            dates(under.slice()).forEach(dates::add);
        }
        return dates;
    }

    private static boolean isCounted(Under under) {
        return under.reach() == Reach.DATES || under.why().equals(Under.NEWS);
    }

    private Map<String, SortedMap<LocalDate, DayCount>> nothing(Slice slice) {
        SortedMap<LocalDate, DayCount> none = new TreeMap<>();
        dates(slice).forEach(date -> none.put(date, DayCount.NONE));
        Map<String, SortedMap<LocalDate, DayCount>> bySite = new HashMap<>();
        bySite.put(job.shop().site(), none);
        job.shops().values().forEach(shop -> bySite.put(shop.site(), none));
        return bySite;
    }

    /** Of a moment the date it is in. */
    private Stream<LocalDate> dates(Slice slice) {
        LocalDate first = slice.firstDate(job.shop());
        LocalDate last = slice.lastDate(job.shop());
        return first.datesUntil((last.isBefore(first) ? first : last).plusDays(1));
    }
}
