package io.globalkpi.ingest.files.mapping;

import io.globalkpi.ingest.files.read.Row;
import io.globalkpi.schemas.topic.EventKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row with names for its cells: columns, lookups, constants, and what is known of its place. */
public final class RowValues {

    private final Mapping mapping;
    private final Row row;
    private final Map<String, String> found;
    private final RowRule.Verdict verdict;
    private int ordinal = 1;

    RowValues(Mapping mapping, Row row, Map<String, String> found, RowRule.Verdict verdict) {
        this.mapping = mapping;
        this.row = row;
        this.found = found;
        this.verdict = verdict;
    }

    /** Which row of its group it is, from 1, skipped ones counted as well. */
    public RowValues numbered(int ordinal) {
        this.ordinal = ordinal;
        return this;
    }

    public int ordinal() {
        return ordinal;
    }

    public long line() {
        return row.line();
    }

    public EventKind kind() {
        return verdict.kind();
    }

    boolean turned() {
        return verdict.negate();
    }

    @Nullable
    String text(String name) {
        if (name.equals(Mapping.ORDINAL)) {
            return Integer.toString(ordinal);
        }
        if (name.equals(Mapping.ROW)) {
            return Long.toString(row.line());
        }
        Integer column = mapping.columnOf(name);
        if (column != null) {
            return row.cell(column);
        }
        String value = found.get(name);
        return value != null ? value : mapping.constants().get(name);
    }

    /** The row it was, as the raw record keeps it. */
    public Row row() {
        return row;
    }
}
