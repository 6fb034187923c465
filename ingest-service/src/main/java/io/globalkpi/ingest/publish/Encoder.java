package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.ingest.JobState;
import io.globalkpi.schemas.ingest.PushedChange;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.ingest.SealedToken;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Every record to its topic, key, partition and bytes; none where the bytes are more than a producer takes. For one thread,
 * like the serializers.
 */
final class Encoder {

    /** Below the broker's default limit of a mebibyte, with room for the batch around it. */
    private static final int MOST_BYTES = 1_000_000;

    /** Headers of the record, its batch and the request. */
    private static final int AROUND = 1_024;

    private final SchemaRegistry registry;
    private final Topics topics;
    private final Map<Schema, AvroSerializer<SpecificRecord>> serializers = new HashMap<>();
    private final Set<String> names;
    private final int mostBytes;

    /** @param kafka client settings, of which {@code max.request.size} may lower the limit */
    Encoder(SchemaRegistry registry, Topics topics, Map<String, Object> kafka) {
        Object request = kafka.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
        this.mostBytes =
                request == null ? MOST_BYTES : Math.min(MOST_BYTES, Integer.parseInt(request.toString()) - AROUND);
        this.registry = registry;
        this.topics = topics;
        this.names = topics.all().stream().map(topic -> topic.name()).collect(Collectors.toUnmodifiableSet());
    }

    /** Key and value of a record together. */
    int mostBytes() {
        return mostBytes;
    }

    Optional<ProducerRecord<byte[], byte[]>> event(SpecificRecord event) {
        int partition = topics.partitionOf(Gate.text(event, "site"));
        return record(EventKind.ofRecord(event).topic(), partition, Gate.text(event, "entityId"), event);
    }

    /** By the source up to its first colon or slash; a source without a raw topic of its own is a file or a connector. */
    Optional<ProducerRecord<byte[], byte[]>> raw(RawRecord raw) {
        String topic = Topics.raw(raw.getSource().split("[:/]", 2)[0]);
        String known = names.contains(topic) ? topic : Topics.raw("files");
        return record(known, topics.partitionOf(raw.getSite()), raw.getEntityId(), raw);
    }

    ProducerRecord<byte[], byte[]> feed(Feed feed) {
        String key = feed.getSite() + "|" + feed.getFeed() + "|" + feed.getDate();
        return whole(Topics.FEEDS, topics.partitionOf(feed.getSite()), key, feed);
    }

    /** A letter that is too long goes without its input: that something was refused is never lost. */
    ProducerRecord<byte[], byte[]> deadLetter(DeadLetter letter) {
        return record(Topics.DEAD_LETTERS, 0, letter.getId(), letter).orElseGet(() -> {
            DeadLetter shortened = Refusal.shortened(letter);
            return whole(Topics.DEAD_LETTERS, 0, shortened.getId(), shortened);
        });
    }

    ProducerRecord<byte[], byte[]> checkpoint(Checkpoint checkpoint) {
        return whole(Topics.CHECKPOINTS, 0, checkpoint.getJob(), checkpoint);
    }

    /** What sources tell one another, each kind on its own topic. */
    ProducerRecord<byte[], byte[]> note(SpecificRecord note) {
        if (note instanceof SealedToken token) {
            return whole(Topics.TOKENS, 0, token.getAccount(), token);
        }
        if (note instanceof JobState state) {
            return whole(Topics.JOB_STATES, 0, state.getJob(), state);
        }
        PushedChange change = (PushedChange) note;
        String account = change.getSystem() + "/" + change.getAccount();
        int cut = topics.topic(Topics.CHANGES).partitions();
        return whole(Topics.CHANGES, Topics.partitionOf(account, cut), account, change);
    }

    private ProducerRecord<byte[], byte[]> whole(String topic, int partition, String key, SpecificRecord value) {
        return record(topic, partition, key, value)
                .orElseThrow(() -> new PublishException("The record '" + key + "' for " + topic + " is longer than "
                        + mostBytes + " bytes; nothing of its publication was published."));
    }

    private Optional<ProducerRecord<byte[], byte[]>> record(
            String topic, int partition, String key, SpecificRecord value) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = serializers
                .computeIfAbsent(value.getSchema(), schema -> new AvroSerializer<>(registry, schema, false))
                .serialize(topic, value);
        return bytes == null || name.length + bytes.length > mostBytes
                ? Optional.empty()
                : Optional.of(new ProducerRecord<>(topic, partition, name, bytes));
    }
}
