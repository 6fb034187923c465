package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.ingest.RawRecord;
import java.util.concurrent.CompletableFuture;

/**
 * A publication under way.
 *
 * @param attempt how many replays of its events were tried before
 * @param deadlineNanos when it is given up, on the monotonic clock
 */
record Pending(Publication publication, int attempt, CompletableFuture<Receipt> receipt, long deadlineNanos) {

    /** An event in memory and encoded, by the size of an ordinary order. */
    private static final int BYTES_PER_RECORD = 600;

    int records() {
        return publication.events().size()
                + publication.raw().size()
                + publication.deadLetters().size()
                + publication.feeds().size()
                + publication.notes().size()
                + (publication.checkpoint() == null ? 0 : 1);
    }

    long bytes() {
        long raw = publication.raw().stream()
                .map(RawRecord::getContent)
                .mapToLong(String::length)
                .sum();
        return raw + (long) BYTES_PER_RECORD * records();
    }

    boolean isExpired(long nowNanos) {
        return deadlineNanos - nowNanos < 0;
    }
}
