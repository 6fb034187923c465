package io.globalkpi.ingest.simulate;

import io.globalkpi.ingest.publish.Publication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The business going on: what is observed from one asking to the next. For one thread. */
public final class LiveBusiness {

    private final Schedule schedule;
    private final Teller teller;
    private long from;
    private long sliceFrom;
    private long[] dues = {};

    LiveBusiness(Business business, Instant from) {
        this.schedule = new Schedule(business);
        this.teller = new Teller(business, schedule.tally());
        this.from = from.toEpochMilli();
        this.sliceFrom = schedule.nextFrom();
    }

    /** What is observed from the last asking (the first time: from the begin) until now, in order. */
    public List<Publication> until(Instant now) {
        long to = now.toEpochMilli();
        List<Publication> observed = new ArrayList<>();
        while (from < to && schedule.nextFrom() <= to) {
            observed.addAll(Slices.publications(teller, rest(), sliceFrom));
            sliceFrom = schedule.nextFrom();
            from = Math.max(from, sliceFrom);
            dues = schedule.next();
        }
        if (from < to) {
            long[] current = Schedule.before(rest(), to - sliceFrom);
            observed.addAll(Slices.publications(teller, current, sliceFrom));
            from = to;
        }
        return observed;
    }

    private long[] rest() {
        return Schedule.from(dues, from - sliceFrom);
    }
}
