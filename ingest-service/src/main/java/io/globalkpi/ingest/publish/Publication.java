package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.ingest.RawRecord;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What belongs together: all of it becomes visible in one transaction, or none.
 *
 * @param events normalized events of any kind; those that may not enter or do not fit into a record become dead
 *     letters
 * @param raw what the source sent, without personal data
 * @param deadLetters what the source itself could not parse or map
 * @param feeds how complete the feeds are now
 * @param checkpoint how far the source got with this, or null
 * @param notes what sources tell one another and their operator: sealed tokens, changes, states of jobs
 * @param claim the right to publish this, or null if nobody else could
 */
public record Publication(
        List<SpecificRecord> events,
        List<RawRecord> raw,
        List<DeadLetter> deadLetters,
        List<Feed> feeds,
        @Nullable Checkpoint checkpoint,
        List<SpecificRecord> notes,
        @Nullable Claim claim) {

    public Publication {
        events = List.copyOf(events);
        raw = List.copyOf(raw);
        deadLetters = List.copyOf(deadLetters);
        feeds = List.copyOf(feeds);
        notes = List.copyOf(notes);
    }

    public Publication(
            List<SpecificRecord> events,
            List<RawRecord> raw,
            List<DeadLetter> deadLetters,
            List<Feed> feeds,
            @Nullable Checkpoint checkpoint) {
        this(events, raw, deadLetters, feeds, checkpoint, List.of(), null);
    }

    /** Notes alone. */
    public static Publication note(SpecificRecord note) {
        return new Publication(List.of(), List.of(), List.of(), List.of(), null, List.of(note), null);
    }

    public static Publication of(List<? extends SpecificRecord> events) {
        return new Publication(List.copyOf(events), List.of(), List.of(), List.of(), null);
    }
}
