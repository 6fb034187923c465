package io.globalkpi.local.read;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What is committed on a topic at this moment, from its first record to its last.
 *
 * <p>Belongs to no group and commits nothing. Bytes are handed over as they are, so that a caller decodes only what it
 * wants. One thread.
 */
public final class TopicReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrap;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @throws PipelineException if no broker answers there */
    public TopicReader(String bootstrap) {
        this.bootstrap = bootstrap;
        Brokers.check(bootstrap);
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "max.poll.records",
                        5_000,
                        "fetch.max.wait.ms",
                        50,
                        "default.api.timeout.ms",
                        (int) PATIENCE.toMillis()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Partitions of a topic; none if there is no such topic. */
    public List<TopicPartition> partitions(String topic) {
        return asking(() -> consumer.listTopics().getOrDefault(topic, List.of())).stream()
                .map(TopicReader::partition)
                .toList();
    }

    /** Reads partitions to where they end now; what is written meanwhile is left for the next one who asks. */
    public void read(Collection<TopicPartition> partitions, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        asking(() -> {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readOn(partitions, sink);
        });
    }

    /** The same, of each partition from an offset on. */
    public void read(Map<TopicPartition, Long> from, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        asking(() -> {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            return readOn(from.keySet(), sink);
        });
    }

    private Map<TopicPartition, Long> readOn(
            Collection<TopicPartition> partitions, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (isShortOf(ends)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                    sink.accept(record);
                }
            }
        }
        return ends;
    }

    /** How many offsets lie between where partitions begin and where they end. */
    public long offsets(Collection<TopicPartition> partitions) {
        return asking(() -> sum(consumer.endOffsets(partitions)) - sum(consumer.beginningOffsets(partitions)));
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private boolean isShortOf(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (KafkaException e) {
            throw new PipelineException("the broker at " + bootstrap + " does not answer: " + e.getMessage(), e);
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
