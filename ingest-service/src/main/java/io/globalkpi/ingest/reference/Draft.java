package io.globalkpi.ingest.reference;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What the files say, before anybody has compared it with what is in force. */
final class Draft {

    private final Map<ReferenceKind, Map<String, Row>> rows = new EnumMap<>(ReferenceKind.class);
    private final Set<ReferenceKind> filesSeen = EnumSet.noneOf(ReferenceKind.class);
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Company company;

    List<Problem> problems() {
        return problems;
    }

    void company(Company read) {
        company = read;
    }

    Optional<Company> company() {
        return Optional.ofNullable(company);
    }

    void seen(ReferenceKind kind) {
        filesSeen.add(kind);
    }

    /** Kinds that have a file: only they can be compared for what is absent. */
    Set<ReferenceKind> filesSeen() {
        return filesSeen;
    }

    /** Within one directory a key stands once; a later directory may say something else of it. */
    void add(Row row, Map<String, Row> ofThisDirectory) {
        Row before = ofThisDirectory.putIfAbsent(row.key(), row);
        if (before != null) {
            row.entry()
                    .problem("id", "is the same as in line " + before.entry().line(), row.key(), "one row of this key");
            return;
        }
        rows.computeIfAbsent(row.kind(), kind -> new LinkedHashMap<>()).put(row.key(), row);
    }

    List<Row> rows(ReferenceKind kind) {
        return List.copyOf(rows.getOrDefault(kind, Map.of()).values());
    }

    List<Row> rows() {
        return rows.values().stream()
                .flatMap(ofKind -> ofKind.values().stream())
                .toList();
    }

    /** The row that would be in force for a key; null if there is none. */
    @Nullable
    SpecificRecord find(ReferenceKind kind, String key, InForce inForce) {
        Row row = rows.getOrDefault(kind, Map.of()).get(key);
        return row == null ? inForce.rows(kind).get(key) : row.value();
    }

    /** What would be in force for a kind if this were applied. */
    Map<String, SpecificRecord> merged(ReferenceKind kind, InForce inForce) {
        Map<String, SpecificRecord> merged = new LinkedHashMap<>(inForce.rows(kind));
        rows(kind).forEach(row -> merged.put(row.key(), row.value()));
        return merged;
    }
}
