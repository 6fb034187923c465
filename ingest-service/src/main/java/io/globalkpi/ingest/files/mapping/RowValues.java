package io.globalkpi.ingest.files.mapping;

import io.globalkpi.schemas.topic.EventKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row with names for its cells: columns, lookups, constants, and what is known of its place. */
public final class RowValues {

    private final Mapping mapping;
    private final long line;
    private final @Nullable String[] cells;
    private final Map<String, String> found;
    private final RowRule.Verdict verdict;
    private int ordinal = 1;

    RowValues(
            Mapping mapping,
            long line,
            @Nullable String[] cells,
            Map<String, String> found,
            RowRule.Verdict verdict) {
        this.mapping = mapping;
        this.line = line;
        this.cells = cells;
        this.found = found;
        this.verdict = verdict;
    }

    /** Which row of its group it is, from 1, skipped ones counted as well. */
    public RowValues numbered(int ordinal) {
        this.ordinal = ordinal;
        return this;
    }

    public long line() {
        return line;
    }

    public EventKind kind() {
        return verdict.kind();
    }

    boolean turned() {
        return verdict.negate();
    }

    @Nullable String text(String name) {
        if (name.equals(Mapping.ORDINAL)) {
            return Integer.toString(ordinal);
        }
        if (name.equals(Mapping.ROW)) {
            return Long.toString(line);
        }
        Integer column = mapping.columnOf(name);
        if (column != null) {
            return cells[column];
        }
        String value = found.get(name);
        return value != null ? value : mapping.constants().get(name);
    }

    /** What the raw record keeps: the mapped columns by their own names. */
    public @Nullable String[] cells() {
        return cells;
    }
}
