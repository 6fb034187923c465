package io.globalkpi.ingest.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import io.globalkpi.ingest.files.mapping.RowValues;
import io.globalkpi.ingest.files.read.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file as JSON: the mapped cells as texts under their columns, and two numbers: {@code #}, the line, and
 * {@code @}, which row of its group it was, where that is not its place in the list.
 *
 * <p>A column may be called like either: what is a text is a cell.
 */
final class RowJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final SerializedString LINE = new SerializedString("#");
    private static final SerializedString ORDINAL = new SerializedString("@");

    private final List<String> columns;
    private final SerializedString[] names;

    /** @param ordinal from 1 */
    record Numbered(Row row, int ordinal) {}

    RowJson(List<String> columns) {
        this.columns = columns;
        this.names = columns.stream().map(SerializedString::new).toArray(SerializedString[]::new);
    }

    String of(List<Row> rows) {
        List<Numbered> numbered = new ArrayList<>(rows.size());
        rows.forEach(row -> numbered.add(new Numbered(row, numbered.size() + 1)));
        return write(numbered);
    }

    String numbered(List<RowValues> rows) {
        return write(
                rows.stream().map(row -> new Numbered(row.row(), row.ordinal())).toList());
    }

    private String write(List<Numbered> rows) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (int i = 0; i < rows.size(); i++) {
                write(json, rows.get(i), i + 1);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(JsonGenerator json, Numbered numbered, int place) throws IOException {
        json.writeStartObject();
        json.writeFieldName(LINE);
        json.writeNumber(numbered.row().line());
        if (numbered.ordinal() != place) {
            json.writeFieldName(ORDINAL);
            json.writeNumber(numbered.ordinal());
        }
        for (int i = 0; i < names.length; i++) {
            @Nullable String cell = numbered.row().cell(i);
            if (cell != null) {
                json.writeFieldName(names[i]);
                json.writeString(cell);
            }
        }
        json.writeEndObject();
    }

    /** @throws IOException if it is not what is written here; cells of other columns are passed over */
    List<Numbered> read(String text) throws IOException {
        List<Numbered> rows = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("no list of rows");
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                rows.add(read(json, rows.size() + 1));
            }
        }
        return rows;
    }

    private Numbered read(JsonParser json, int place) throws IOException {
        String[] cells = new String[names.length];
        long line = 0;
        int ordinal = place;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                line = name.equals(LINE.getValue()) ? json.getLongValue() : line;
                ordinal = name.equals(ORDINAL.getValue()) ? json.getIntValue() : ordinal;
            } else if (columns.contains(name)) {
                cells[columns.indexOf(name)] = json.getText();
            }
        }
        return new Numbered(new Row(line, cells, null), ordinal);
    }
}
