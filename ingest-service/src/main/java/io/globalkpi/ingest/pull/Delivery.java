package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.publish.Claim;
import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.PublishException;
import io.globalkpi.ingest.pull.plan.Position;
import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.ingest.JobState;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Hands what a step brought to the publisher, and returns when it is committed. */
final class Delivery {

    /** Items of a long report go in several transactions, the position with the last of them. */
    private static final int MOST_ITEMS = 1_000;

    private final EventPublisher publisher;

    Delivery(EventPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * What a step brought.
     *
     * @param job its checkpoint's name
     * @param harvest raw records, events, letters
     * @param feeds rows of dates that changed
     * @param position after the step
     * @param records events published for the job with this and before
     * @param notes how the job is doing, and what others have to fetch
     * @param claim the right to publish; null where nobody else could
     */
    record Parcel(
            String job,
            Harvest harvest,
            List<Feed> feeds,
            Position position,
            long records,
            List<SpecificRecord> notes,
            @Nullable Claim claim,
            Instant now) {}

    void publish(Parcel parcel) {
        List<Harvest> parts = parcel.harvest().parts(MOST_ITEMS);
        Harvest last = parts.get(parts.size() - 1);
        for (Harvest part : parts.subList(0, parts.size() - 1)) {
            await(publisher.publish(
                    new Publication(part.events, part.raw, part.letters, List.of(), null, List.of(), parcel.claim())));
        }
        await(publisher.publish(new Publication(
                last.events,
                last.raw,
                last.letters,
                parcel.feeds(),
                checkpoint(parcel),
                parcel.notes(),
                parcel.claim())));
    }

    /** Not waited for: a state that is lost is told again with the next one. */
    void note(JobState state) {
        publisher.publish(Publication.note(state));
    }

    private static Checkpoint checkpoint(Parcel parcel) {
        return Checkpoint.newBuilder()
                .setJob(parcel.job())
                .setPosition(parcel.position().text())
                .setRecords(parcel.records())
                .setFinished(parcel.position().under() == null)
                .setObservedAt(parcel.now())
                .build();
    }

    private static void await(CompletableFuture<?> receipt) {
        try {
            receipt.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof PublishException why ? why : e;
        }
    }
}
