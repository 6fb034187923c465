package io.globalkpi.ingest.files;

import java.util.Locale;

/**
 * How far an import is.
 *
 * @param rows read so far, resumed ones not counted
 * @param expected rows of the whole file
 * @param events handed to the publisher
 * @param rejected rows and events that became dead letters
 * @param rowsPerSecond since the start
 */
public record Progress(long rows, long expected, long events, long rejected, long rowsPerSecond) {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d of %,d rows, %,d events, %,d rejected, %,d rows/s",
                rows,
                expected,
                events,
                rejected,
                rowsPerSecond);
    }
}
