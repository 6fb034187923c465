package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.ingest.Checkpoint;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Takes publications from any thread and commits them every second or every 5,000 records, whichever comes first. */
public interface EventPublisher extends AutoCloseable {

    /**
     * Hands over what belongs together. Blocks while too much is under way.
     *
     * @return completed after the commit; exceptionally, with nothing published, when the broker would not take it
     */
    CompletableFuture<Receipt> publish(Publication publication);

    /** The checkpoint a job committed last, read from the topic when the publisher started and kept since. */
    Optional<Checkpoint> checkpoint(String job);

    /** Commits what is under way and waits for it. */
    void flush();

    @Override
    void close();
}
