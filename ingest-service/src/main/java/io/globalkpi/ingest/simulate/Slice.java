package io.globalkpi.ingest.simulate;

import io.globalkpi.ingest.publish.Publication;
import java.time.Instant;
import java.util.List;

/**
 * What is observed in [from, to), in order of observation.
 *
 * @param publications each of at most 500 records and the raw ones beside them; made when asked for and not kept, so that a slice of any size is small
 */
public record Slice(Instant from, Instant to, List<Publication> publications) {}
