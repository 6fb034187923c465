package io.globalkpi.streams.ledger;

import org.apache.avro.specific.SpecificRecord;

/** Reads a stored record back, whatever schema its writer had. */
public interface RecordReader {

    /** @param kind as in {@link Telling#kind()} */
    SpecificRecord read(int kind, byte[] bytes);
}
