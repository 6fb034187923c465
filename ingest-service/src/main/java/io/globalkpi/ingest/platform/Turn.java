package io.globalkpi.ingest.platform;

import java.time.Duration;

/**
 * Where a report that is made for us stands: the cursor in words.
 *
 * @param report its id; empty: it is to be created
 * @param asked how often it was asked for, or how often one failed before
 */
public record Turn(String report, int asked) {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofMinutes(15);

    public static Turn of(String cursor) {
        int split = cursor.lastIndexOf('|');
        return split < 0
                ? new Turn("", 0)
                : new Turn(cursor.substring(0, split), Integer.parseInt(cursor.substring(split + 1)));
    }

    public boolean isToCreate() {
        return report.isEmpty();
    }

    public Turn again() {
        return new Turn(report, asked + 1);
    }

    public String cursor() {
        return report + "|" + asked;
    }

    /** How long to wait now: a minute, then longer and longer. */
    public Duration pause() {
        Duration pause = FIRST.multipliedBy(1L << Math.min(asked, 4));
        return pause.compareTo(MOST) < 0 ? pause : MOST;
    }
}
