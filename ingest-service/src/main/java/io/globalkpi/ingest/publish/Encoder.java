package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Every record to its topic, key, partition and bytes. For one thread, like the serializers. */
final class Encoder {

    /** Below the broker's default limit of a mebibyte, with room for the batch around it. */
    private static final int LONGEST = 1_000_000;

    private final SchemaRegistry registry;
    private final Topics topics;
    private final Map<Schema, AvroSerializer<SpecificRecord>> serializers = new HashMap<>();
    private final Set<String> names;

    Encoder(SchemaRegistry registry, Topics topics) {
        this.registry = registry;
        this.topics = topics;
        this.names = topics.all().stream().map(topic -> topic.name()).collect(Collectors.toUnmodifiableSet());
    }

    ProducerRecord<byte[], byte[]> event(SpecificRecord event) {
        int partition = topics.partitionOf(Gate.text(event, "site"));
        return record(EventKind.ofRecord(event).topic(), partition, Gate.text(event, "entityId"), event);
    }

    /** By the source up to its first colon or slash; a source without a raw topic of its own is a file or a connector. */
    ProducerRecord<byte[], byte[]> raw(RawRecord raw) {
        String topic = Topics.raw(raw.getSource().split("[:/]", 2)[0]);
        String known = names.contains(topic) ? topic : Topics.raw("files");
        return record(known, topics.partitionOf(raw.getSite()), raw.getEntityId(), raw);
    }

    ProducerRecord<byte[], byte[]> feed(Feed feed) {
        String key = feed.getSite() + "|" + feed.getFeed() + "|" + feed.getDate();
        return record(Topics.FEEDS, topics.partitionOf(feed.getSite()), key, feed);
    }

    ProducerRecord<byte[], byte[]> deadLetter(DeadLetter letter) {
        return record(Topics.DEAD_LETTERS, 0, letter.getId(), letter);
    }

    ProducerRecord<byte[], byte[]> checkpoint(Checkpoint checkpoint) {
        return record(Topics.CHECKPOINTS, 0, checkpoint.getJob(), checkpoint);
    }

    private ProducerRecord<byte[], byte[]> record(String topic, int partition, String key, SpecificRecord value) {
        byte[] bytes = serializers
                .computeIfAbsent(value.getSchema(), schema -> new AvroSerializer<>(registry, schema, false))
                .serialize(topic, value);
        if (bytes == null || bytes.length > LONGEST) {
            throw new PublishException("The record '" + key + "' for " + topic + " is longer than " + LONGEST
                    + " bytes; nothing of its publication was published. Split it at the source.");
        }
        return new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), bytes);
    }
}
