package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.ingest.Checkpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** Takes what is published besides events, or is a broker that is away. */
public final class Notes implements EventPublisher {

    public final List<SpecificRecord> taken = new ArrayList<>();
    public boolean away;

    @Override
    public CompletableFuture<Receipt> publish(Publication publication) {
        if (away) {
            return CompletableFuture.failedFuture(new IOException("the broker is away"));
        }
        taken.addAll(publication.notes());
        return CompletableFuture.completedFuture(new Receipt(0, List.of()));
    }

    @Override
    public Optional<Checkpoint> checkpoint(String job) {
        return Optional.empty();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
