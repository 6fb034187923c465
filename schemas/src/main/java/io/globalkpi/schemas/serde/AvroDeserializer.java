package io.globalkpi.schemas.serde;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record type, whatever schema its writer had. Asks the registry once per schema id and thread.
 *
 * <p>For any number of threads: Kafka Streams gives the threads of an instance one deserializer to share.
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

    static {
        TrustedRecords.trust();
    }

    private final SchemaRegistry registry;
    private final Schema schema;
    private final ThreadLocal<Reading<T>> readings = ThreadLocal.withInitial(Reading::new);

    /** What one thread reads with, used again and again. */
    private static final class Reading<T> {
        private final Map<Integer, SpecificDatumReader<T>> readers = new HashMap<>();
        private @Nullable BinaryDecoder decoder;
    }

    public AvroDeserializer(SchemaRegistry registry, Schema schema) {
        this.registry = registry;
        this.schema = schema;
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        if (bytes.length < 5 || bytes[0] != AvroSerializer.MAGIC) {
            throw new SerializationException(
                    "not in the Confluent wire format: " + bytes.length + " bytes on " + topic);
        }
        int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
        Reading<T> reading = readings.get();
        try {
            reading.decoder = DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, reading.decoder);
            return reading.readers.computeIfAbsent(id, this::reader).read(null, reading.decoder);
        } catch (IOException | RuntimeException e) {
            if (e instanceof SchemaRegistryException registryTrouble && registryTrouble.retryable()) {
                throw registryTrouble;
            }
            throw new SerializationException(
                    "cannot read " + schema.getFullName() + " from " + topic + ": " + e.getMessage(), e);
        }
    }

    private SpecificDatumReader<T> reader(int id) {
        return new SpecificDatumReader<>(registry.byId(id), schema);
    }
}
