package io.globalkpi.ingest.files.read;

import org.jspecify.annotations.Nullable;

/**
 * One row: the wanted cells as text, trimmed, null where empty.
 *
 * @param line line or row in the file, from 1
 * @param cells in the order of {@link Layout#wanted()}; not to be changed
 * @param fault why the row cannot be read, or null
 */
@SuppressWarnings("ArrayRecordComponent")
public record Row(
        long line, @Nullable String[] cells, @Nullable String fault) {

    static Row unreadable(long line, int width, String fault) {
        return new Row(line, new String[width], fault);
    }

    public @Nullable String cell(int column) {
        return cells[column];
    }

    static @Nullable String tidy(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        String text = cell.strip();
        return text.isEmpty() ? null : text;
    }
}
