package io.globalkpi.streams;

import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.topology.LastOffsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Looks up the last committed record of every event topic.
 *
 * <p>The end offset alone would not do: behind the last record stand transaction markers, which are never processed, so that the
 * task would wait for them for ever.
 */
final class KafkaLastOffsets implements LastOffsets {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long FIRST_LOOK = 64;

    private final Map<String, Object> settings;

    /** @param settings of a consumer that reads what is committed, in the group of the streams application */
    KafkaLastOffsets(Map<String, Object> settings) {
        this.settings = settings;
    }

    @Override
    public Map<String, Long> unprocessed(int partition) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (EventKind kind : EventKind.values()) {
            partitions.add(new TopicPartition(kind.topic(), partition));
        }
        partitions.add(new TopicPartition(Topics.FEEDS, partition));
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return unprocessed(consumer, partitions);
        }
    }

    private static Map<String, Long> unprocessed(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, PATIENCE);
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions), PATIENCE);
        Map<String, Long> last = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata position = committed.get(partition);
            long from = Math.max(begins.get(partition), position == null ? 0 : position.offset());
            long offset = lastRecord(consumer, partition, from, ends.get(partition));
            if (offset >= from) {
                last.put(partition.topic(), offset);
            }
        }
        return last;
    }

    /** Offset of the last record in [from, end), or -1. Looks back twice as far when it finds only markers. */
    private static long lastRecord(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        for (long back = FIRST_LOOK; from < end; back *= 2) {
            long begin = Math.max(from, end - back);
            long last = lastRecord(consumer, partition, begin, end, -1);
            if (last >= 0 || begin == from) {
                return last;
            }
        }
        return -1;
    }

    private static long lastRecord(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long begin, long end, long none) {
        long last = none;
        consumer.seek(partition, begin);
        while (consumer.position(partition, PATIENCE) < end) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(500));
            for (ConsumerRecord<byte[], byte[]> record : records) {
                last = record.offset() < end ? record.offset() : last;
            }
        }
        return last;
    }
}
