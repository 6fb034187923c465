package io.globalkpi.ingest.reference;

import org.apache.avro.specific.SpecificRecord;

/** One row as a file tells it, with the entry it was read from so that errors can name its line. */
record Row(ReferenceKind kind, String key, SpecificRecord value, Entry entry) {

    static Row of(ReferenceKind kind, SpecificRecord value, Entry entry) {
        return new Row(kind, kind.keyOf(value), value, entry);
    }
}
