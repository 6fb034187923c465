package io.globalkpi.ingest.files;

import java.time.Clock;

/** Tells a listener every second how far an import is. */
final class Pulse {

    private static final long SECOND = 1_000;

    /** Reading the clock for every row would cost more than the row. */
    private static final int ROWS_BETWEEN_LOOKS = 512;

    private final ProgressListener listener;
    private final Clock clock;
    private final long expected;
    private final long began;
    private long told;
    private long rows;

    Pulse(ProgressListener listener, Clock clock, long expected) {
        this.listener = listener;
        this.clock = clock;
        this.expected = expected;
        this.began = clock.millis();
        this.told = began;
    }

    void beat(Tally tally) {
        rows++;
        if (rows % ROWS_BETWEEN_LOOKS == 0 && clock.millis() - told >= SECOND) {
            told = clock.millis();
            long perSecond = rows * SECOND / Math.max(1, told - began);
            listener.on(
                    new Progress(rows, expected, Tally.sum(tally.events()), Tally.sum(tally.rejected()), perSecond));
        }
    }

    long rows() {
        return rows;
    }
}
