package io.globalkpi.ingest.files;

import io.globalkpi.schemas.ingest.Checkpoint;
import java.time.Instant;

/**
 * How far a file got, as its checkpoint keeps it: {@code rows=<done> generated=<epoch milliseconds>}.
 *
 * <p>The generation time is kept because a resumed import must tell its events with the revision it began with, even if
 * the file was touched in between.
 *
 * @param rows done from the first on
 * @param generated epoch milliseconds
 */
record Resumption(String job, long rows, long generated) {

    static Resumption of(Checkpoint checkpoint) {
        String[] words = checkpoint.getPosition().split("[ =]");
        return new Resumption(checkpoint.getJob(), Long.parseLong(words[1]), Long.parseLong(words[3]));
    }

    Checkpoint checkpoint(long records, boolean finished, Instant now) {
        return Checkpoint.newBuilder()
                .setJob(job)
                .setPosition("rows=" + rows + " generated=" + generated)
                .setRecords(records)
                .setFinished(finished)
                .setObservedAt(now)
                .build();
    }

    Resumption at(long done) {
        return new Resumption(job, done, generated);
    }
}
