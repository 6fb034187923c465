package io.globalkpi.ingest.files.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Rows of a file with one JSON object on each line. A broken line spoils itself only. */
final class NdjsonRows implements Rows {

    private final BufferedReader lines;
    private final JsonCells cells;
    private long line;

    NdjsonRows(Reader text, Layout layout, String file) {
        this.lines = new BufferedReader(text);
        this.cells = new JsonCells(layout, file);
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            line++;
            if (!text.isBlank()) {
                return row(text);
            }
        }
        return null;
    }

    private Row row(String text) {
        try {
            return cells.row(line, JsonCells.LINE.readTree(text));
        } catch (JsonProcessingException e) {
            return Row.unreadable(
                    line,
                    cells.width(),
                    "no JSON from column " + Math.max(1, e.getLocation().getColumnNr()) + " on",
                    text);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
