package io.globalkpi.streams.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;

/** Business time up to which everything is in, as the steps of a scope's windows. */
record Frontier(long time, int firstDay, int lastDay) {

    /** @param zones the zones of the scope's sites: a date is over when it has ended in the westernmost, and begins in the easternmost */
    static Frontier of(long time, Collection<ZoneId> zones) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (ZoneId zone : zones) {
            int day =
                    (int) LocalDate.ofInstant(Instant.ofEpochMilli(time), zone).toEpochDay();
            first = Math.min(first, day);
            last = Math.max(last, day);
        }
        return new Frontier(time, first, last);
    }

    /** The newest step that has begun. */
    int newest(Window window) {
        return window.stepOf(
                window.grain() == Grain.DAY ? lastDay : window.grain().slotOf(time));
    }

    /** Steps before this one are over. */
    int open(Window window) {
        return window.grain() == Grain.DAY ? firstDay : newest(window);
    }
}
