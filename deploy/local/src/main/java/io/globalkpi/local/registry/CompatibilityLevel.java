package io.globalkpi.local.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** What a new schema owes to the earlier ones of its subject; transitive levels look at all, the others at the latest. */
enum CompatibilityLevel {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean readsEarlier;
    private final boolean isReadByEarlier;
    private final boolean transitive;

    CompatibilityLevel(boolean readsEarlier, boolean isReadByEarlier, boolean transitive) {
        this.readsEarlier = readsEarlier;
        this.isReadByEarlier = isReadByEarlier;
        this.transitive = transitive;
    }

    static CompatibilityLevel of(String name) {
        return Arrays.stream(values())
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalidLevel(name));
    }

    static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** Which of the earlier schemas, oldest first, this level looks at. */
    List<Schema> lookedAt(List<Schema> earlier) {
        return transitive || earlier.isEmpty() ? earlier : earlier.subList(earlier.size() - 1, earlier.size());
    }

    /** Everything that stands against a candidate; empty when it is compatible. */
    List<String> faults(Schema candidate, List<Schema> earlier) {
        List<String> faults = new ArrayList<>();
        for (Schema before : earlier) {
            if (readsEarlier) {
                faults.addAll(faults("the new schema cannot read data of the earlier one", candidate, before));
            }
            if (isReadByEarlier) {
                faults.addAll(faults("the earlier schema cannot read data of the new one", before, candidate));
            }
        }
        return faults;
    }

    private static List<String> faults(String what, Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(fault -> what + ": " + words(fault))
                .toList();
    }

    private static String words(Incompatibility fault) {
        return fault.getType() + " at " + fault.getLocation() + ", " + fault.getMessage();
    }
}
