package io.globalkpi.schemas.table;

import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The reference topics without a broker: what is committed and what is only written are said apart. */
final class ReferenceTopicsFake {

    private final SchemaRegistry registry;
    private final Topics topics;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final MockConsumer<byte[], byte[]> committed = consumer();
    private final MockConsumer<byte[], byte[]> everything = consumer();

    ReferenceTopicsFake(SchemaRegistry registry, Topics topics) {
        this.registry = registry;
        this.topics = topics;
    }

    /** As a poll without a broker never waits, the reader's thread would spin. */
    private static MockConsumer<byte[], byte[]> consumer() {
        return new MockConsumer<>("earliest") {
            @Override
            public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
                LockSupport.parkNanos(1_000_000);
                return super.poll(timeout);
            }
        };
    }

    ReferenceLog log() {
        return new ReferenceLog(committed, everything, topics);
    }

    void create() {
        for (String name : ReferenceLog.namesOf(topics)) {
            TopicPartition partition = new TopicPartition(name, 0);
            committed.updatePartitions(name, List.of(new PartitionInfo(name, 0, null, null, null)));
            committed.updateBeginningOffsets(Map.of(partition, 0L));
            end(partition, 0);
        }
    }

    boolean isRead() {
        return !committed.assignment().isEmpty();
    }

    boolean isLeft() {
        return committed.closed() && everything.closed();
    }

    /** Written, not committed: it counts at the end, and is not read. */
    ConsumerRecord<byte[], byte[]> written(String topic, @Nullable String key, @Nullable SpecificRecord row) {
        return written(topic, key, row == null ? null : bytes(topic, row));
    }

    ConsumerRecord<byte[], byte[]> written(String topic, @Nullable String key, byte @Nullable [] row) {
        TopicPartition partition = new TopicPartition(topic, 0);
        long offset = ends.get(partition);
        end(partition, offset + 1);
        byte[] name = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(topic, 0, offset, name, row);
    }

    void commit(ConsumerRecord<byte[], byte[]> row) {
        committed.addRecord(row);
    }

    void publish(String topic, @Nullable String key, @Nullable SpecificRecord row) {
        commit(written(topic, key, row));
    }

    void publishOnceRead(String topic, String key, SpecificRecord row) {
        committed.schedulePollTask(() -> publish(topic, key, row));
    }

    private void end(TopicPartition partition, long offset) {
        ends.put(partition, offset);
        everything.updateEndOffsets(Map.of(partition, offset));
    }

    private byte[] bytes(String topic, SpecificRecord row) {
        return AvroSerde.value(registry, row.getSchema()).serializer().serialize(topic, row);
    }
}
