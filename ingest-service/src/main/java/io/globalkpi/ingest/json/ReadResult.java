package io.globalkpi.ingest.json;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What reading one JSON event gave: the event, or every error found in it.
 *
 * @param event the event, null when there are errors
 */
public record ReadResult(@Nullable SpecificRecord event, List<FieldError> errors) {}
