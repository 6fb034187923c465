package io.globalkpi.local.read;

import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistryException;
import io.globalkpi.schemas.topic.Topic;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Keys and values of one topic, decoded with what the registry says of them. One thread. */
public final class RecordDecoder {

    private final String topic;
    private final AvroDeserializer<SpecificRecord> keys;
    private final AvroDeserializer<SpecificRecord> values;

    public RecordDecoder(Topic topic, SchemaRegistry registry) {
        this.topic = topic.name();
        this.keys = new AvroDeserializer<>(registry, topic.key() == null ? topic.value() : topic.key());
        this.values = new AvroDeserializer<>(registry, topic.value());
    }

    public <T extends SpecificRecord> T key(byte[] bytes, Class<T> type) {
        return decode(keys, bytes, type);
    }

    /** @throws PipelineException if the bytes are not such a record, or the registry does not answer */
    public <T extends SpecificRecord> T value(byte[] bytes, Class<T> type) {
        return decode(values, bytes, type);
    }

    private <T extends SpecificRecord> T decode(AvroDeserializer<SpecificRecord> reader, byte[] bytes, Class<T> type) {
        try {
            return type.cast(Objects.requireNonNull(reader.deserialize(topic, bytes)));
        } catch (SchemaRegistryException e) {
            throw new PipelineException("the schema registry does not answer: " + e.getMessage(), e);
        } catch (SerializationException e) {
            throw new PipelineException(e.getMessage(), e);
        }
    }
}
