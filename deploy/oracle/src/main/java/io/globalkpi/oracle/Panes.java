package io.globalkpi.oracle;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was contributed to one scope, by place in time.
 *
 * <p>Once the first sum is asked for, each place holds the sums of all up to it, so that a window of any length is one
 * subtraction a measure. Nothing may be added then.
 */
final class Panes {

    private final TreeMap<Instant, Map<String, BigInteger>> panes = new TreeMap<>();
    private final TreeMap<Instant, BigInteger[]> upTo = new TreeMap<>();
    private String[] measures = {};
    private BigInteger[] none = {};

    void add(Instant place, String measure, BigInteger amount) {
        if (!upTo.isEmpty()) {
            throw new IllegalStateException("sums were asked for already");
        }
        panes.computeIfAbsent(place, any -> new HashMap<>()).merge(measure, amount, BigInteger::add);
    }

    Set<Instant> places() {
        addUp();
        return upTo.keySet();
    }

    /** The sums over [from, until), without those that are zero. */
    Map<String, BigInteger> sums(Window.Range range) {
        addUp();
        Map<String, BigInteger> sums = new TreeMap<>();
        BigInteger[] last = before(range.until());
        BigInteger[] first = before(range.from());
        for (int i = 0; last != first && i < measures.length; i++) {
            BigInteger sum = last[i].subtract(first[i]);
            if (sum.signum() != 0) {
                sums.put(measures[i], sum);
            }
        }
        return sums;
    }

    boolean isSame(Window.Range one, Window.Range other) {
        addUp();
        BigInteger[] last = before(one.until());
        BigInteger[] first = before(one.from());
        BigInteger[] otherLast = before(other.until());
        BigInteger[] otherFirst = before(other.from());
        boolean same = true;
        boolean untouched = last == otherLast && first == otherFirst;
        for (int i = 0; same && !untouched && i < measures.length; i++) {
            same = last[i].subtract(first[i]).equals(otherLast[i].subtract(otherFirst[i]));
        }
        return same;
    }

    private BigInteger[] before(Instant end) {
        Map.Entry<Instant, BigInteger[]> last = upTo.lowerEntry(end);
        return last == null ? none : last.getValue();
    }

    private void addUp() {
        if (panes.isEmpty()) {
            return;
        }
        measures = panes.values().stream()
                .flatMap(pane -> pane.keySet().stream())
                .distinct()
                .sorted()
                .toArray(String[]::new);
        none = new BigInteger[measures.length];
        Arrays.fill(none, BigInteger.ZERO);
        BigInteger[] sums = none.clone();
        for (Map.Entry<Instant, Map<String, BigInteger>> pane : panes.entrySet()) {
            for (Map.Entry<String, BigInteger> added : pane.getValue().entrySet()) {
                int at = Arrays.binarySearch(measures, added.getKey());
                sums[at] = sums[at].add(added.getValue());
            }
            upTo.put(pane.getKey(), sums.clone());
        }
        panes.clear();
    }
}
