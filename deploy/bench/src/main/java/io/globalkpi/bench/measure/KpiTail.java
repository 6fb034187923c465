package io.globalkpi.bench.measure;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the KPI values of one type of scope as they are committed, as an alerting service would. */
final class KpiTail implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroDeserializer<KpiSnapshot> format;
    private final Consumer<KpiSnapshot> each;
    private final Thread thread;
    private volatile boolean closed;

    KpiTail(Cluster cluster, ScopeType type, Consumer<KpiSnapshot> each) {
        this.each = each;
        this.format =
                new AvroDeserializer<>(ConfluentSchemaRegistry.of(cluster.registry()), KpiSnapshot.getClassSchema());
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        cluster.bootstrap(),
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "max.poll.records",
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> parts = consumer.partitionsFor(Topics.kpisBy(type)).stream()
                .map(part -> new TopicPartition(part.topic(), part.partition()))
                .toList();
        consumer.assign(parts);
        consumer.seekToBeginning(parts);
        thread = new Thread(this::read, "kpi-tail-" + type);
        thread.start();
    }

    private void read() {
        while (!closed) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                KpiSnapshot snapshot = format.deserialize(record.topic(), record.value());
                if (snapshot != null) {
                    each.accept(snapshot);
                }
            }
        }
        consumer.close();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
