package io.globalkpi.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one record type. Asks the registry once per topic.
 *
 * <p>For any number of threads: Kafka Streams gives the threads of an instance one serializer to share.
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

    static {
        TrustedRecords.trust();
    }

    static final byte MAGIC = 0;

    private final SchemaRegistry registry;
    private final Schema schema;
    private final boolean key;
    private final Map<String, byte[]> headers = new ConcurrentHashMap<>();
    private final ThreadLocal<Buffer> buffers = ThreadLocal.withInitial(Buffer::new);
    private final Writing writing;

    /** What one thread writes with, used again and again. */
    private static final class Buffer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        private @Nullable BinaryEncoder encoder;
    }

    public AvroSerializer(SchemaRegistry registry, Schema schema, boolean key) {
        this.registry = registry;
        this.schema = schema;
        this.key = key;
        this.writing = Writing.of(schema);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T record) {
        if (record == null) {
            return null;
        }
        byte[] header = headers.computeIfAbsent(topic, this::header);
        Buffer buffer = buffers.get();
        try {
            buffer.bytes.reset();
            buffer.bytes.write(header);
            buffer.encoder = EncoderFactory.get().binaryEncoder(buffer.bytes, buffer.encoder);
            writing.write(record, buffer.encoder);
            buffer.encoder.flush();
            return buffer.bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + schema.getFullName() + " to " + topic, e);
        }
    }

    private byte[] header(String topic) {
        int id = registry.register(topic + (key ? "-key" : "-value"), schema);
        return ByteBuffer.allocate(5).put(MAGIC).putInt(id).array();
    }
}
