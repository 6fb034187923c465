package io.globalkpi.streams.measure;

import org.apache.avro.specific.SpecificRecord;

/**
 * The telling of an entity that counts.
 *
 * @param record an event of any kind, or a feed row
 * @param firstObserved least observed-at of all tellings of the entity, epoch milliseconds
 */
public record Told(SpecificRecord record, long firstObserved) {}
