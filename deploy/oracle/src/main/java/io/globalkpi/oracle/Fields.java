package io.globalkpi.oracle;

import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/** Fields that records of several kinds have under the same name. */
final class Fields {

    private Fields() {}

    static Object of(SpecificRecord event, String name) {
        return Objects.requireNonNull(event.get(event.getSchema().getField(name).pos()), name);
    }
}
