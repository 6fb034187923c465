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
    private static final Duration A_MOMENT = Duration.ofMillis(500);
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
        Map<TopicPartition, Span> spans = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata position = committed.get(partition);
            long from = Math.max(begins.get(partition), position == null ? 0 : position.offset());
            spans.put(partition, new Span(from, ends.get(partition)));
        }
        Map<String, Long> last = new HashMap<>();
        lastRecords(consumer, spans).forEach((partition, offset) -> last.put(partition.topic(), offset));
        return last;
    }

    /** Offsets from one until before another. */
    private record Span(long from, long end) {

        boolean isEmpty() {
            return from >= end;
        }

        Span last(long most) {
            return new Span(Math.max(from, end - most), end);
        }
    }

    /**
     * Offsets of the last records in the spans; those without a record are left out. Looks back twice as far where it finds only
     * markers.
     *
     * <p>At all partitions at once: one after the other each waits for the look of the one before to time out.
     */
    private static Map<TopicPartition, Long> lastRecords(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Span> spans) {
        Map<TopicPartition, Long> last = new HashMap<>();
        Map<TopicPartition, Span> open = new HashMap<>(spans);
        open.values().removeIf(Span::isEmpty);
        for (long back = FIRST_LOOK; !open.isEmpty(); back *= 2) {
            long most = back;
            Map<TopicPartition, Span> looks = new HashMap<>(open);
            looks.replaceAll((partition, span) -> span.last(most));
            look(consumer, looks, last);
            open.keySet().removeAll(last.keySet());
            open.entrySet().removeIf(span -> looks.get(span.getKey()).equals(span.getValue()));
        }
        return last;
    }

    private static void look(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Span> looks, Map<TopicPartition, Long> last) {
        consumer.assign(looks.keySet());
        looks.forEach((partition, span) -> consumer.seek(partition, span.from()));
        while (looks.entrySet().stream()
                .anyMatch(look -> consumer.position(look.getKey(), PATIENCE)
                        < look.getValue().end())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(A_MOMENT)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < looks.get(partition).end()) {
                    last.put(partition, record.offset());
                }
            }
        }
    }
}
