package io.globalkpi.ingest.pull;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Finds records of one type equal that differ in some of their fields at most. It gives no order: what is not equal comes first.
 *
 * <p>Comparing by reflection took half the time of all tests of connectors.
 */
public final class SameTelling implements Comparator<SpecificRecord> {

    private final Set<String> ignored;

    private SameTelling(Set<String> ignored) {
        this.ignored = ignored;
    }

    public static SameTelling butFor(String... fields) {
        return new SameTelling(Set.of(fields));
    }

    @Override
    public int compare(SpecificRecord one, SpecificRecord other) {
        List<Schema.Field> fields = one.getSchema().getFields();
        for (Schema.Field field : fields) {
            if (!ignored.contains(field.name()) && !Objects.equals(one.get(field.pos()), other.get(field.pos()))) {
                return -1;
            }
        }
        return 0;
    }
}
