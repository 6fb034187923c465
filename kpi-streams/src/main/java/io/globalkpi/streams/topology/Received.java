package io.globalkpi.streams.topology;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came from a topic: its bytes, which the ledger keeps, and what they say.
 *
 * @param record null when the bytes could not be read; {@code trouble} says why
 */
record Received(byte[] bytes, @Nullable SpecificRecord record, String trouble) {}
