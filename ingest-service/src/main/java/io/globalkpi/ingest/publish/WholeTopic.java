package io.globalkpi.ingest.publish;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Topics read once from their beginning to where they end now, committed records only.
 *
 * <p>What was committed before is there: a transaction counts as committed before its markers are on all of its partitions, so one
 * that looks open is waited for, at most as long as transactions may last.
 */
public final class WholeTopic {

    /** Longer than a transaction of ours may stay open: 20 s, and a cluster looks every 10 s which to give up. */
    private static final Duration STALLED = Duration.ofSeconds(35);

    private final Map<String, Object> kafka;

    public WholeTopic(Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    /**
     * Hands over every record; none if the topic does not exist.
     *
     * @throws KafkaException if the cluster does not answer
     */
    public void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        read(List.of(topic), each);
    }

    /**
     * True when something was ever written to one of these topics, be it gone again.
     *
     * @throws KafkaException if the cluster does not answer
     */
    public boolean wereWritten(Collection<String> topics) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return ends(partitions(consumer, topics)).values().stream().anyMatch(end -> end > 0);
        }
    }

    /**
     * Hands over every record of several topics, those of one partition in their order.
     *
     * @throws KafkaException if the cluster does not answer
     */
    public void read(Collection<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = ends(partitions(consumer, topics));
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            drain(consumer, ends, each);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Collection<String> topics) {
        Map<String, List<PartitionInfo>> there = consumer.listTopics();
        return topics.stream()
                .flatMap(topic -> there.getOrDefault(topic, List.of()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** With what is in transactions that look open, which a consumer of committed records is not told. */
    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        try (Admin admin = Admin.create(patient())) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(partitions.stream().collect(Collectors.toMap(one -> one, one -> OffsetSpec.latest())))
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "cannot see where topics end: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** The end of a read-committed consumer moves with every poll past markers, so positions decide, not counts. */
    private static void drain(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        long last = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var records = consumer.poll(Duration.ofMillis(200));
            records.forEach(each);
            long now = System.nanoTime();
            if (!records.isEmpty()) {
                last = now;
            } else if (now - last > STALLED.toNanos()) {
                throw new TimeoutException(
                        "no records for " + STALLED.toSeconds() + " s before the end of " + ends.keySet());
            }
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = patient();
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        settings.put("auto.offset.reset", "earliest");
        return settings;
    }

    private Map<String, Object> patient() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putIfAbsent("default.api.timeout.ms", 10_000);
        settings.putIfAbsent("request.timeout.ms", 5_000);
        return settings;
    }
}
