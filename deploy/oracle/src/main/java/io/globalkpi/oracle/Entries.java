package io.globalkpi.oracle;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects what one entity contributes at one time. Amounts of zero contribute nothing and are left out. */
final class Entries {

    private final List<Entry> all;
    private final Entity of;
    private final Instant time;

    private Entries(List<Entry> all, Entity of, Instant time) {
        this.all = all;
        this.of = of;
        this.time = time;
    }

    static Entries of(Entity entity, Instant time) {
        return new Entries(new ArrayList<>(), entity, time);
    }

    /** The same entity at another time. */
    Entries alsoAt(Instant other) {
        return new Entries(all, of, other);
    }

    /** The same list at the same time, for what another entity brings. */
    Entries broughtBy(Entity other) {
        return new Entries(all, other, time);
    }

    void count(String measure, long amount) {
        count(Line.NONE, measure, amount);
    }

    void count(Line line, String measure, long amount) {
        add(new Entry(of, time, line, measure, BigInteger.valueOf(amount), null, false));
    }

    void countIfBooked(Line line, String measure, long amount) {
        add(new Entry(of, time, line, measure, BigInteger.valueOf(amount), null, true));
    }

    void money(Line line, String measure, long micros, String currency) {
        money(line, measure, BigInteger.valueOf(micros), currency);
    }

    void money(Line line, String measure, BigInteger micros, String currency) {
        add(new Entry(of, time, line, measure, micros, currency, false));
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
