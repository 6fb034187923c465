package io.globalkpi.ingest.files;

import io.globalkpi.ingest.files.mapping.BadRowException;
import io.globalkpi.ingest.files.mapping.Mapping;
import io.globalkpi.ingest.files.mapping.RowValues;
import io.globalkpi.ingest.files.read.Row;
import io.globalkpi.ingest.files.read.Rows;
import io.globalkpi.ingest.letter.LetterInput;
import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Raw records and dead letters of a file: the mapped columns as JSON, so that personal ones never leave the file. A row that
 * cannot be read has no columns to go by and is sealed.
 */
final class Letters {

    private static final int SHOWN = 200;

    private final Mapping mapping;
    private final List<String> columns;
    private final RowJson json;
    private final String file;
    private final String fingerprint;
    private final Rows places;
    private final Seal seal;

    Letters(Mapping mapping, String file, String fingerprint, Rows places, Seal seal) {
        this.mapping = mapping;
        this.columns = mapping.columnNames();
        this.json = new RowJson(columns);
        this.file = file;
        this.fingerprint = fingerprint;
        this.places = places;
        this.seal = seal;
    }

    RawRecord raw(SpecificRecord event, List<RowValues> rows, Instant now) {
        return RawRecord.newBuilder()
                .setEntityId(text(event, "entityId"))
                .setSite(text(event, "site"))
                .setSource("files:" + file)
                .setContentType("application/json")
                .setContent(json.numbered(rows))
                .setObservedAt(now)
                .setMapping(RawRows.name(mapping))
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
                        ? LetterInput.inTheOpen(letter, json.of(group.rows()))
                        : LetterInput.sealed(letter, seal, unreadable.text().getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private static String shortened(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }

    private static String text(SpecificRecord event, String field) {
        return (String) event.get(event.getSchema().getField(field).pos());
    }
}
