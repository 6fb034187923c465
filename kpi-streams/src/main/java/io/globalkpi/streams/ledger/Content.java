package io.globalkpi.streams.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** What a record says, without when we saw it and where its raw record is: the part that makes two tellings the same. */
final class Content {

    private static final Map<Integer, SpecificDatumWriter<SpecificRecord>> WRITERS = new ConcurrentHashMap<>();

    private Content() {}

    /** Less than, equal to or greater than zero as the one's content is; the same on every machine and in any order of arrival. */
    static int compare(int kind, byte[] one, byte[] other, RecordReader reader) {
        return Arrays.equals(one, other)
                ? 0
                : Arrays.compareUnsigned(bytes(kind, reader.read(kind, one)), bytes(kind, reader.read(kind, other)));
    }

    private static byte[] bytes(int kind, SpecificRecord record) {
        if (kind == Telling.FEED) {
            record.put(record.getSchema().getField("observedAt").pos(), Instant.EPOCH);
        } else {
            record.put(Telling.OBSERVED_AT, Instant.EPOCH);
            record.put(Telling.RAW_REF, "");
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            WRITERS.computeIfAbsent(kind, key -> new SpecificDatumWriter<>(record.getSchema()))
                    .write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
