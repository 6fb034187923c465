package io.globalkpi.ingest.simulate;

import io.globalkpi.ingest.publish.Publication;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The month, slice by slice, up to its end. */
final class Slices implements Iterator<Slice> {

    private static final int MOST_RECORDS = 500;

    private final Business business;
    private final Schedule schedule;
    private final Teller teller;

    Slices(Business business) {
        this.business = business;
        this.schedule = new Schedule(business);
        this.teller = new Teller(business, schedule.tally());
    }

    @Override
    public boolean hasNext() {
        return schedule.nextFrom() < business.end();
    }

    @Override
    public Slice next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the month has ended");
        }
        long from = schedule.nextFrom();
        long to = Math.min(from + Schedule.SLICE, business.end());
        long[] dues = Schedule.before(schedule.next(), to - from);
        return new Slice(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), publications(teller, dues, from));
    }

    static List<Publication> publications(Teller teller, long[] dues, long from) {
        return new AbstractList<>() {
            @Override
            public Publication get(int number) {
                int first = number * MOST_RECORDS;
                return teller.publication(dues, first, Math.min(first + MOST_RECORDS, dues.length), from);
            }

            @Override
            public int size() {
                return (dues.length + MOST_RECORDS - 1) / MOST_RECORDS;
            }
        };
    }
}
