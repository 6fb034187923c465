package io.globalkpi.alert;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes what the other services would: reference data, and KPIs. */
final class Upstream implements AutoCloseable {

    private final SchemaRegistry registry;
    private final int partitions;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaProducer<byte[], byte[]> applier;

    Upstream(String bootstrap, SchemaRegistry registry, int partitions) {
        this.registry = registry;
        this.partitions = partitions;
        this.producer = producer(Map.of("bootstrap.servers", bootstrap));
        this.applier =
                producer(Map.of("bootstrap.servers", bootstrap, "transactional.id", "upstream-" + UUID.randomUUID()));
        applier.initTransactions();
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Rows whose first field is their key and the manifest that makes them count, in one transaction: a manifest that is read before its rows speaks of nothing. */
    void apply(List<? extends SpecificRecord> rows) {
        applier.beginTransaction();
        Map<String, Long> counts = new TreeMap<>();
        rows.forEach(row -> {
            row(Samples.topicOf(row), (String) row.get(0), row);
            counts.merge(Samples.topicOf(row), 1L, Long::sum);
        });
        Manifest manifest = Manifest.newBuilder(Samples.reference().manifest())
                .setRows(counts)
                .build();
        row(Topics.MANIFEST, "manifest", manifest);
        applier.commitTransaction();
    }

    private void row(String topic, String key, SpecificRecord row) {
        byte[] value = AvroSerde.value(registry, row.getSchema()).serializer().serialize(topic, row);
        applier.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }

    void publish(KpiSnapshot row) {
        String topic = Topics.kpisBy(row.getScopeType());
        var key = Samples.key(row);
        producer.send(new ProducerRecord<>(
                topic,
                Topics.partitionOf(row.getScopeId(), partitions),
                AvroSerde.key(registry, key.getSchema()).serializer().serialize(topic, key),
                AvroSerde.value(registry, row.getSchema()).serializer().serialize(topic, row)));
        producer.flush();
    }

    @Override
    public void close() {
        applier.close();
        producer.close();
    }
}
