package io.globalkpi.ingest.reference;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** The ids rows may refer to: what the files say and what is in force. */
final class Known {

    private static final int SHOWN = 20;

    private final Draft draft;
    private final InForce inForce;

    Known(Draft draft, InForce inForce) {
        this.draft = draft;
        this.inForce = inForce;
    }

    Set<String> sites() {
        return ids(ReferenceKind.SITES);
    }

    Set<String> owners() {
        return ids(ReferenceKind.OWNERS);
    }

    Set<String> people() {
        return ids(ReferenceKind.PEOPLE);
    }

    Collection<SpecificRecord> rows(ReferenceKind kind) {
        return draft.merged(kind, inForce).values();
    }

    private Set<String> ids(ReferenceKind kind) {
        return rows(kind).stream().map(row -> row.get(0).toString()).collect(Collectors.toSet());
    }

    static void check(Entry entry, String field, String id, Set<String> known) {
        if (!known.contains(id)) {
            List<String> some = new TreeSet<>(known).stream().limit(SHOWN).toList();
            String more = known.size() > SHOWN ? " and " + (known.size() - SHOWN) + " more" : "";
            entry.problem(field, "is not known", id, "one of " + some + more);
        }
    }
}
