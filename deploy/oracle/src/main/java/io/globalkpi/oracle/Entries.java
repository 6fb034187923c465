package io.globalkpi.oracle;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects what one entity contributes at one time. Amounts of zero contribute nothing and are left out. */
final class Entries {

    private final List<Entry> all;
    private final Instant time;
    private final Instant firstObserved;

    private Entries(List<Entry> all, Instant time, Instant firstObserved) {
        this.all = all;
        this.time = time;
        this.firstObserved = firstObserved;
    }

    static Entries at(Instant time, Instant firstObserved) {
        return new Entries(new ArrayList<>(), time, firstObserved);
    }

    /** The same entity at another time. */
    Entries alsoAt(Instant other) {
        return new Entries(all, other, firstObserved);
    }

    /** The same list, for what another entity brings. */
    Entries broughtBy(Instant time, Instant firstObserved) {
        return new Entries(all, time, firstObserved);
    }

    void count(String measure, long amount) {
        count(Line.NONE, measure, amount);
    }

    void count(Line line, String measure, long amount) {
        add(new Entry(time, firstObserved, line, measure, BigInteger.valueOf(amount), null, false));
    }

    void countIfBooked(Line line, String measure, long amount) {
        add(new Entry(time, firstObserved, line, measure, BigInteger.valueOf(amount), null, true));
    }

    void money(Line line, String measure, long micros, String currency) {
        money(line, measure, BigInteger.valueOf(micros), currency);
    }

    void money(Line line, String measure, BigInteger micros, String currency) {
        add(new Entry(time, firstObserved, line, measure, micros, currency, false));
    }

    private void add(Entry entry) {
        if (entry.amount().signum() != 0) {
            all.add(entry);
        }
    }

    List<Entry> all() {
        return all;
    }
}
