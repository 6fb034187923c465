package io.globalkpi.ingest.files.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Rows of a JSON array of objects. A flaw in it refuses the file, since nobody can tell where the next object begins. */
final class JsonRows implements Rows {

    private final String file;
    private final JsonCells cells;
    private final JsonParser parser;

    JsonRows(Reader text, Layout layout, String file) throws IOException {
        this.file = file;
        this.cells = new JsonCells(layout, file);
        this.parser = JsonCells.STREAM.createParser(text);
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw new FileRefusedException(
                    file + ": expected a JSON array of objects. For one object a line say format: ndjson.");
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            if (parser.nextToken() == JsonToken.END_ARRAY) {
                return null;
            }
            long line = parser.currentTokenLocation().getLineNr();
            return cells.row(line, parser.readValueAsTree());
        } catch (JsonProcessingException e) {
            throw new FileRefusedException(
                    file + ": line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage()
                            + ". Nothing was published.",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
