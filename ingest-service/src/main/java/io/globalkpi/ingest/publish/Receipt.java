package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.ingest.DeadLetter;
import java.util.List;

/**
 * What became of a publication once its transaction was committed.
 *
 * @param published events that are on their topics now
 * @param rejected events that may not enter, in the order given, as the dead letters they became; then raw records without an
 *     event that do not fit into a record
 */
public record Receipt(int published, List<DeadLetter> rejected) {}
