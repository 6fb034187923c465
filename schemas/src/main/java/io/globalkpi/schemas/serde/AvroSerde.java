package io.globalkpi.schemas.serde;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * One record type in the Confluent wire format: a zero byte, the schema id in four bytes, the Avro body.
 *
 * <p>Written with the class's own schema, registered on first use under {@code <topic>-key} or {@code <topic>-value};
 * read with whatever schema the writer had and resolved to the class's own. For any number of threads:
 * buffers are reused, each by one thread.
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {

    private final SchemaRegistry registry;
    private final Schema schema;
    private final Deserializer<T> deserializer;
    private Serializer<T> serializer;

    private AvroSerde(SchemaRegistry registry, Schema schema, boolean key) {
        this.registry = registry;
        this.schema = schema;
        this.deserializer = new AvroDeserializer<>(registry, schema);
        this.serializer = new AvroSerializer<>(registry, schema, key);
    }

    public static <T extends SpecificRecord> AvroSerde<T> key(SchemaRegistry registry, Schema schema) {
        return new AvroSerde<>(registry, schema, true);
    }

    public static <T extends SpecificRecord> AvroSerde<T> value(SchemaRegistry registry, Schema schema) {
        return new AvroSerde<>(registry, schema, false);
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        serializer = new AvroSerializer<>(registry, schema, isKey);
    }

    /** The same at each call: stores ask for it at each access. */
    @Override
    public Serializer<T> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<T> deserializer() {
        return deserializer;
    }
}
