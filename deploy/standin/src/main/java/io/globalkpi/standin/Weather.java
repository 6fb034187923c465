package io.globalkpi.standin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What may come between a caller and the desk: broken connections and servers that are down. Fair unless told. */
public final class Weather {

    private final Deque<Served> ahead = new ArrayDeque<>();
    private boolean down;
    private int everyNth;
    private int asks;
    private long away;
    private long broken;

    public static Weather fair() {
        return new Weather();
    }

    /** Breaks every n-th connection, resets and cut answers in turn. */
    public static Weather breakingEvery(int n) {
        Weather weather = new Weather();
        weather.everyNth = n;
        return weather;
    }

    /** Instead of the next answer. */
    public synchronized Weather next(Served instead) {
        ahead.add(instead);
        return this;
    }

    /** From now on HTTP 503, until it is over. */
    public synchronized void outage(boolean begins) {
        down = begins;
    }

    synchronized Optional<Served> on(Ask ask) {
        asks++;
        if (!ahead.isEmpty()) {
            broken++;
            return Optional.of(ahead.remove());
        }
        if (down) {
            away++;
            return Optional.of(Served.bytes(503, "text/html", new byte[0]));
        }
        if (everyNth > 0 && asks % everyNth == 0) {
            broken++;
            boolean even = asks / everyNth % 2 == 0;
            return Optional.of(Served.broken(even ? Served.Broken.CUT : Served.Broken.RESET));
        }
        return Optional.empty();
    }

    /** How many asks met an outage. */
    public synchronized long away() {
        return away;
    }

    /** How many asks got something else than the desk's answer while there was no outage. */
    public synchronized long broken() {
        return broken;
    }
}
