package io.globalkpi.oracle;

import io.globalkpi.schemas.table.ReferenceData;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * One worked example of {@code deploy/docs/definitions.md}.
 *
 * @param nameZh Chinese name, from the heading
 * @param end end of the step as keys carry it
 */
public record DefinitionExample(
        String kpi,
        String nameZh,
        Scope scope,
        String window,
        Instant end,
        List<SpecificRecord> events,
        ReferenceData reference,
        Expected expected) {

    @Override
    public String toString() {
        return kpi;
    }
}
