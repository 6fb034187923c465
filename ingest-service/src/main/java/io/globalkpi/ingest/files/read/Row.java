package io.globalkpi.ingest.files.read;

import org.jspecify.annotations.Nullable;

/**
 * One row: the wanted cells as text, trimmed, null where empty.
 *
 * @param line line or row in the file, from 1
 * @param cells in the order of {@link Layout#wanted()}; not to be changed
 * @param unreadable why there are no cells, or null
 */
@SuppressWarnings("ArrayRecordComponent")
public record Row(
        long line, @Nullable String[] cells, @Nullable Unreadable unreadable) {

    /**
     * What stands where a row should be.
     *
     * @param why in words that repeat nothing of it: nobody knows which of it is personal
     * @param text as it stands in the file; of a CSV row the cells, quoted anew
     */
    public record Unreadable(String why, String text) {}

    static Row unreadable(long line, int width, String why, String text) {
        return new Row(line, new String[width], new Unreadable(why, text));
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
