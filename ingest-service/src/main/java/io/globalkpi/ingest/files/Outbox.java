package io.globalkpi.ingest.files;

import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.Receipt;
import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.ingest.RawRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.avro.specific.SpecificRecord;

/** Collects what was made of the rows and hands it over in batches, each with how far the file is then. */
final class Outbox {

    /** Small enough for many to share a transaction, large enough for the checkpoint to weigh nothing. */
    private static final int BATCH = 250;

    /** Batches under way before we wait for the oldest: bounds memory when the broker is slow. */
    private static final int UNDER_WAY = 64;

    private final EventPublisher publisher;
    private final Tally tally;
    private final Deque<CompletableFuture<Receipt>> underWay = new ArrayDeque<>();
    private List<SpecificRecord> events = new ArrayList<>();
    private List<RawRecord> raw = new ArrayList<>();
    private List<DeadLetter> dead = new ArrayList<>();
    private List<Feed> feeds = new ArrayList<>();

    Outbox(EventPublisher publisher, Tally tally) {
        this.publisher = publisher;
        this.tally = tally;
    }

    void add(SpecificRecord event, RawRecord record) {
        events.add(event);
        raw.add(record);
    }

    void add(DeadLetter letter) {
        dead.add(letter);
    }

    void add(Feed feed) {
        feeds.add(feed);
    }

    boolean isFull() {
        return events.size() + dead.size() + feeds.size() >= BATCH;
    }

    void send(Checkpoint checkpoint) {
        underWay.add(publisher.publish(new Publication(events, raw, dead, feeds, checkpoint)));
        events = new ArrayList<>();
        raw = new ArrayList<>();
        dead = new ArrayList<>();
        feeds = new ArrayList<>();
        while (!underWay.isEmpty() && (underWay.peek().isDone() || underWay.size() > UNDER_WAY)) {
            settle(underWay.remove());
        }
    }

    /** Waits until everything is committed. */
    void finish() {
        publisher.flush();
        while (!underWay.isEmpty()) {
            settle(underWay.remove());
        }
    }

    private void settle(CompletableFuture<Receipt> batch) {
        try {
            tally.receipt(batch.join());
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ImportStoppedException(
                    "the broker did not take the events: " + cause.getMessage()
                            + ". Run the import again: it resumes after the last commit.",
                    cause);
        }
    }
}
