package io.globalkpi.ingest.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.globalkpi.ingest.files.mapping.BadRowException;
import io.globalkpi.ingest.files.mapping.Mapping;
import io.globalkpi.ingest.files.read.Row;
import io.globalkpi.ingest.files.read.Rows;
import io.globalkpi.ingest.letter.LetterInput;
import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.RawRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Raw records and dead letters of a file: the mapped columns as JSON, so that personal ones never leave the file. A row that
 * cannot be read has no columns to go by and is sealed.
 */
final class Letters {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int SHOWN = 200;

    private final Mapping mapping;
    private final List<String> columns;
    private final SerializedString[] names;
    private final String file;
    private final String fingerprint;
    private final Rows places;
    private final Seal seal;

    Letters(Mapping mapping, String file, String fingerprint, Rows places, Seal seal) {
        this.mapping = mapping;
        this.columns = mapping.columnNames();
        this.names = columns.stream().map(SerializedString::new).toArray(SerializedString[]::new);
        this.file = file;
        this.fingerprint = fingerprint;
        this.places = places;
        this.seal = seal;
    }

    RawRecord raw(SpecificRecord event, List<Row> rows, Instant now) {
        return RawRecord.newBuilder()
                .setEntityId(text(event, "entityId"))
                .setSite(text(event, "site"))
                .setSource("files:" + file)
                .setContentType("application/json")
                .setContent(json(rows))
                .setObservedAt(now)
                .build();
    }

    DeadLetter dead(RowGroup group, BadRowException fault, Instant now) {
        Row row = group.shown();
        String place = columns.contains(fault.field()) ? places.place(row.line(), fault.field()) : "line " + row.line();
        DeadLetter.Builder letter = DeadLetter.newBuilder()
                .setId("file:" + fingerprint.substring(0, 16) + "#" + row.line())
                .setReason(fault.reason().id())
                .setPath(fault.field())
                .setValue(shortened(fault.value()))
                .setExpected(fault.expected())
                .setMessage(file + ", " + place + ": " + shortened(String.valueOf(fault.getMessage()))
                        + ". Correct the cell or the mapping " + mapping.name() + " and import the file again.")
                .setSite(null)
                .setKind(null)
                .setSource("files:" + file)
                .setLine(row.line())
                .setObservedAt(now);
        Row.Unreadable unreadable = row.unreadable();
        return (unreadable == null
                        ? LetterInput.inTheOpen(letter, json(group.rows()))
                        : LetterInput.sealed(letter, seal, unreadable.text().getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private String json(List<Row> rows) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Row row : rows) {
                write(json, row);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(JsonGenerator json, Row row) throws IOException {
        json.writeStartObject();
        json.writeNumberField("#", row.line());
        for (int i = 0; i < names.length; i++) {
            @Nullable String cell = row.cell(i);
            if (cell != null) {
                json.writeFieldName(names[i]);
                json.writeString(cell);
            }
        }
        json.writeEndObject();
    }

    private static String shortened(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }

    private static String text(SpecificRecord event, String field) {
        return (String) event.get(event.getSchema().getField(field).pos());
    }
}
