package io.globalkpi.streams.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** What a record says, without when we saw it and where its raw record is: the part that makes two tellings the same. */
final class Content {

    private static final Map<Integer, SpecificDatumWriter<SpecificRecord>> WRITERS = new ConcurrentHashMap<>();

    private Content() {}

    /** Less than, equal to or greater than zero as the one's content is; the same on every machine and in any order of arrival. */
    static int compare(Member one, Member other, RecordReader reader) {
        return Arrays.equals(one.bytes(), other.bytes())
                ? 0
                : Arrays.compareUnsigned(
                        bytes(one.kind(), one.record(reader)), bytes(other.kind(), other.record(reader)));
    }

    private static byte[] bytes(int kind, SpecificRecord record) {
        return kind == Telling.FEED
                ? without(
                        record.getSchema().getField("observedAt").pos(),
                        Instant.EPOCH,
                        record,
                        () -> written(kind, record))
                : without(
                        Telling.OBSERVED_AT,
                        Instant.EPOCH,
                        record,
                        () -> without(Telling.RAW_REF, "", record, () -> written(kind, record)));
    }

    /** Something of a record in which a field says nothing; the record is still wanted, so the field is put back. */
    private static byte[] without(int field, Object nothing, SpecificRecord record, Supplier<byte[]> then) {
        Object said = record.get(field);
        record.put(field, nothing);
        try {
            return then.get();
        } finally {
            record.put(field, said);
        }
    }

    private static byte[] written(int kind, SpecificRecord record) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            WRITERS.computeIfAbsent(kind, key -> new SpecificDatumWriter<>(record.getSchema()))
                    .write(record, encoder);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
