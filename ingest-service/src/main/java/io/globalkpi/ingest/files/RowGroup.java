package io.globalkpi.ingest.files;

import io.globalkpi.ingest.files.mapping.BadRowException;
import io.globalkpi.ingest.files.mapping.RowValues;
import io.globalkpi.ingest.files.read.Row;
import io.globalkpi.schemas.topic.EventKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that make one event of each kind they are of. One bad row spoils them all: an order enters whole or not at all. */
final class RowGroup {

    private final String key;
    private final long firstIndex;
    private final Map<EventKind, List<RowValues>> byKind = new EnumMap<>(EventKind.class);
    private final List<Row> rows = new ArrayList<>();
    private int ordinal;
    private @Nullable BadRowException fault;
    private @Nullable Row faulty;

    RowGroup(String key, long firstIndex) {
        this.key = key;
        this.firstIndex = firstIndex;
    }

    String key() {
        return key;
    }

    /** Index of its first row in the file, from 1. */
    long firstIndex() {
        return firstIndex;
    }

    int size() {
        return rows.size();
    }

    int nextOrdinal() {
        return ++ordinal;
    }

    void add(Row row, RowValues values) {
        rows.add(row);
        byKind.computeIfAbsent(values.kind(), kind -> new ArrayList<>()).add(values);
    }

    void spoil(Row row, BadRowException why) {
        rows.add(row);
        if (fault == null) {
            fault = why;
            faulty = row;
        }
    }

    @Nullable
    BadRowException fault() {
        return fault;
    }

    /** The row that spoilt it, or the first. */
    Row shown() {
        return faulty != null ? faulty : rows.get(0);
    }

    List<Row> rows() {
        return rows;
    }

    Map<EventKind, List<RowValues>> byKind() {
        return byKind;
    }
}
