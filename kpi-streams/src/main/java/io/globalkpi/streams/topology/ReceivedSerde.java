package io.globalkpi.streams.topology;

import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.ledger.RecordReader;
import io.globalkpi.streams.ledger.Telling;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads every event topic and the feed rows. A poison record is a value that says so, never an exception: it must not stop its
 * partition. A registry out of reach is an exception: the record is fine, the moment is not.
 */
final class ReceivedSerde implements Serde<Received>, RecordReader {

    private final Map<String, AvroDeserializer<? extends SpecificRecord>> byTopic = new HashMap<>();

    ReceivedSerde(SchemaRegistry registry) {
        for (EventKind kind : EventKind.values()) {
            byTopic.put(kind.topic(), new AvroDeserializer<>(registry, kind.schema()));
        }
        byTopic.put(Topics.FEEDS, new AvroDeserializer<>(registry, Feed.getClassSchema()));
    }

    @Override
    public Deserializer<Received> deserializer() {
        return this::received;
    }

    private Received received(String topic, byte[] bytes) {
        if (bytes == null) {
            return new Received(new byte[0], null, "null record");
        }
        try {
            SpecificRecord record = byTopic.get(topic).deserialize(topic, bytes);
            return new Received(bytes, record, "");
        } catch (SerializationException e) {
            return new Received(bytes, null, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public SpecificRecord read(int kind, byte[] bytes) {
        String topic = kind == Telling.FEED ? Topics.FEEDS : EventKind.values()[kind].topic();
        SpecificRecord record = byTopic.get(topic).deserialize(topic, bytes);
        if (record == null) {
            throw new SerializationException("null entry in the ledger");
        }
        return record;
    }

    @Override
    public Serializer<Received> serializer() {
        throw new UnsupportedOperationException("events are only read here");
    }
}
