package io.globalkpi.oracle;

import java.time.Instant;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** What one source told of one entity last (measures.md, part 2), kept small: a site may have millions. */
final class Told {

    private final Schema schema;
    private Instant firstObserved = Instant.MAX;
    private long revision = Long.MIN_VALUE;
    private byte[] body = {};
    private Instant observedAt = Instant.EPOCH;
    private String rawRef = "";

    Told(Schema schema) {
        this.schema = schema;
    }

    /** The highest revision counts; at the same revision, the greater body. */
    void take(SpecificRecord telling) {
        Instant observed = (Instant) Fields.of(telling, "observedAt");
        if (observed.isBefore(firstObserved)) {
            firstObserved = observed;
        }
        long told = (Long) Fields.of(telling, "revision");
        if (told < revision) {
            return;
        }
        byte[] other = Body.of(telling);
        if (told > revision || Arrays.compareUnsigned(other, body) > 0) {
            revision = told;
            body = other;
            observedAt = observed;
            rawRef = schema.getField("rawRef") == null ? "" : (String) Fields.of(telling, "rawRef");
        }
    }

    boolean outranks(Told other) {
        return revision > other.revision || revision == other.revision && Arrays.compareUnsigned(body, other.body) > 0;
    }

    Instant firstObserved() {
        return firstObserved;
    }

    SpecificRecord latest() {
        return Body.read(schema, body, observedAt, rawRef);
    }
}
