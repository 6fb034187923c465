package io.globalkpi.bench.measure;

import io.globalkpi.bench.mix.EventStream;
import io.globalkpi.bench.mix.Truth;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes events as ingest-service does (same keys, partitions, encoding and client settings), but for its transactions. */
public final class Input implements AutoCloseable {

    private final Topics topics = Cluster.topics();
    private final Map<EventKind, AvroSerializer<SpecificRecord>> formats = new EnumMap<>(EventKind.class);
    private final KafkaProducer<byte[], byte[]> producer;
    private long bytes;

    public Input(Cluster cluster, int lingerMillis) {
        ConfluentSchemaRegistry registry = ConfluentSchemaRegistry.of(cluster.registry());
        for (EventKind kind : EventKind.values()) {
            formats.put(kind, new AvroSerializer<>(registry, kind.schema(), false));
        }
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        cluster.bootstrap(),
                        "acks",
                        "all",
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        lingerMillis,
                        "batch.size",
                        128 << 10,
                        "buffer.memory",
                        64L << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Publishes a whole stream.
     *
     * @return what it sums up to
     */
    public static Published publishAll(Cluster cluster, EventStream events) {
        try (Input input = new Input(cluster, 20)) {
            long begun = System.nanoTime();
            int count = 0;
            while (events.hasNext()) {
                input.send(events.next(), (metadata, trouble) -> {});
                count++;
            }
            input.producer.flush();
            return new Published(
                    events.truth(), count, events.entities(), input.bytes, (System.nanoTime() - begun) / 1e9);
        }
    }

    /** @param bytes of keys and values, before compression */
    public record Published(Truth truth, int events, int entities, long bytes, double seconds) {}

    void send(EventStream.Event event, Callback acknowledged) {
        String topic = event.kind().topic();
        byte[] key = event.entityId().getBytes(StandardCharsets.UTF_8);
        byte[] value = formats.get(event.kind()).serialize(topic, event.record());
        bytes += key.length + value.length;
        producer.send(new ProducerRecord<>(topic, topics.partitionOf(event.site()), key, value), acknowledged);
    }

    @Override
    public void close() {
        producer.close();
    }
}
