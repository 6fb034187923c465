package io.globalkpi.oracle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** A telling as bytes, without when it was observed and where its raw record is: two tellings of the same revision are told apart by these. */
final class Body {

    private Body() {}

    static byte[] of(SpecificRecord event) {
        Schema schema = event.getSchema();
        SpecificRecord copy = (SpecificRecord) SpecificData.getForSchema(schema).newRecord(null, schema);
        schema.getFields().forEach(field -> copy.put(field.pos(), event.get(field.pos())));
        return encoded(with(copy, Instant.EPOCH, ""));
    }

    /** The telling again, with what was left out. */
    static SpecificRecord read(Schema schema, byte[] body, Instant observedAt, String rawRef) {
        DatumReader<SpecificRecord> reader = reader(schema);
        try {
            SpecificRecord event = reader.read(null, DecoderFactory.get().binaryDecoder(body, null));
            return with(event, observedAt, rawRef);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SpecificRecord with(SpecificRecord event, Instant observedAt, String rawRef) {
        event.put(event.getSchema().getField("observedAt").pos(), observedAt);
        Schema.@Nullable Field reference = event.getSchema().getField("rawRef");
        if (reference != null) {
            event.put(reference.pos(), rawRef);
        }
        return event;
    }

    @SuppressWarnings("unchecked")
    private static DatumReader<SpecificRecord> reader(Schema schema) {
        return SpecificData.getForSchema(schema).createDatumReader(schema);
    }

    private static byte[] encoded(SpecificRecord event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SpecificData model = ((SpecificRecordBase) event).getSpecificData();
        @SuppressWarnings("unchecked")
        DatumWriter<SpecificRecord> writer = model.createDatumWriter(event.getSchema());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            writer.write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
