package io.globalkpi.local.demo;

import io.globalkpi.ingest.publish.Publication;
import java.time.Instant;
import java.util.List;

/**
 * A stretch of business and all that became known in it.
 *
 * @param from its begin; the first slice's is where the clock of the demo starts
 * @param to its end, exclusive: the clock stands there once all of it is processed
 */
public record Slice(Instant from, Instant to, List<Publication> publications) {

    public Slice {
        publications = List.copyOf(publications);
    }
}
