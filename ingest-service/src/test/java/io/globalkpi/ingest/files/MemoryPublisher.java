package io.globalkpi.ingest.files;

import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.Receipt;
import io.globalkpi.schemas.ingest.Checkpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** Commits at once, in memory; can be told to break down after some publications. */
final class MemoryPublisher implements EventPublisher {

    final List<Publication> publications = new ArrayList<>();
    final Map<String, Checkpoint> checkpoints = new HashMap<>();
    int breaksAfter = Integer.MAX_VALUE;

    @Override
    public CompletableFuture<Receipt> publish(Publication publication) {
        if (publications.size() >= breaksAfter) {
            return CompletableFuture.failedFuture(new IllegalStateException("broker gone"));
        }
        publications.add(publication);
        if (publication.checkpoint() != null) {
            checkpoints.put(publication.checkpoint().getJob(), publication.checkpoint());
        }
        return CompletableFuture.completedFuture(
                new Receipt(publication.events().size(), List.of()));
    }

    List<SpecificRecord> events() {
        return publications.stream().flatMap(one -> one.events().stream()).toList();
    }

    <T> List<T> events(Class<T> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
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
