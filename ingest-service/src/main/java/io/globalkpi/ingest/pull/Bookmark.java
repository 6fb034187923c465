package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.pull.plan.Position;
import io.globalkpi.schemas.ingest.Checkpoint;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a job has come, as its checkpoint says. The checkpoint is read once, and anew after others may have moved it. For one thread. */
final class Bookmark {

    private final PullJob job;
    private final Tools tools;
    private @Nullable Position position;
    private long records;

    Bookmark(PullJob job, Tools tools) {
        this.job = job;
        this.tools = tools;
    }

    /** Where the next step begins. */
    Position position() {
        Position known = position;
        if (known == null) {
            Optional<Checkpoint> stored = tools.publisher().checkpoint(job.id());
            known = stored.map(checkpoint -> Position.read(checkpoint.getPosition()))
                    .orElse(Position.BEGIN);
            records = stored.map(Checkpoint::getRecords).orElse(0L);
            position = known;
            tools.board().put(job, known);
        }
        return known;
    }

    /** How many records the job has published up to there; known once the position is. */
    long records() {
        return records;
    }

    /** Up to when all is known; null while nothing is, or while the checkpoint has not been read. */
    @Nullable
    Instant watermark() {
        return position == null ? null : position.watermark();
    }

    /** A step was published with the position after it. */
    void move(Position after, long total) {
        position = after;
        records = total;
    }

    /** Nobody knows whether the last step was published, or another instance has made steps since. */
    void forget() {
        position = null;
    }
}
