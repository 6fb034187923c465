package io.globalkpi.ingest.reference;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** The ids rows may refer to: what the files say and what is in force. Asked for every row, so each kind is merged once. */
final class Known {

    private static final int SHOWN = 20;

    private final Draft draft;
    private final InForce inForce;
    private final Map<ReferenceKind, Collection<SpecificRecord>> rows = new EnumMap<>(ReferenceKind.class);
    private final Map<ReferenceKind, Set<String>> ids = new EnumMap<>(ReferenceKind.class);

    /** @param draft complete: rows that are added later are not known */
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
        return rows.computeIfAbsent(kind, any -> draft.merged(kind, inForce).values());
    }

    private Set<String> ids(ReferenceKind kind) {
        return ids.computeIfAbsent(
                kind,
                any -> rows(kind).stream().map(row -> row.get(0).toString()).collect(Collectors.toSet()));
    }

    static void check(Entry entry, String field, String id, Set<String> known) {
        if (!known.contains(id)) {
            List<String> some = new TreeSet<>(known).stream().limit(SHOWN).toList();
            String more = known.size() > SHOWN ? " and " + (known.size() - SHOWN) + " more" : "";
            entry.problem(field, "is not known", id, "one of " + some + more);
        }
    }
}
