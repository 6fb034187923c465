package io.globalkpi.local.uci;

import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.Receipt;
import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.ingest.DeadLetter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** Commits everything at once, in memory. */
final class RecordingPublisher implements EventPublisher {

    final List<SpecificRecord> events = new ArrayList<>();
    final List<DeadLetter> dead = new ArrayList<>();
    private final Map<String, Checkpoint> checkpoints = new HashMap<>();

    @Override
    public CompletableFuture<Receipt> publish(Publication publication) {
        events.addAll(publication.events());
        dead.addAll(publication.deadLetters());
        if (publication.checkpoint() != null) {
            checkpoints.put(publication.checkpoint().getJob(), publication.checkpoint());
        }
        return CompletableFuture.completedFuture(
                new Receipt(publication.events().size(), List.of()));
    }

    @Override
    public Optional<Checkpoint> checkpoint(String job) {
        return Optional.ofNullable(checkpoints.get(job));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
