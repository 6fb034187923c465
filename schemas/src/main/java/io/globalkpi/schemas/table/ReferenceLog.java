package io.globalkpi.schemas.table;

import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The reference topics from their beginning: committed records only, and whether anything is under way behind them.
 *
 * <p>Two consumers, because one sees one end: {@code committed} reads, {@code everything} is asked for the end that
 * includes open transactions.
 */
final class ReferenceLog implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(250);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final CloseOptions CLOSE = CloseOptions.timeout(Duration.ofMillis(500));

    private final Consumer<byte[], byte[]> committed;
    private final Consumer<byte[], byte[]> everything;
    private final List<String> names;

    ReferenceLog(Consumer<byte[], byte[]> committed, Consumer<byte[], byte[]> everything, Topics topics) {
        this.committed = committed;
        this.everything = everything;
        this.names = namesOf(topics);
    }

    static ReferenceLog of(Map<String, Object> settings, Topics topics) {
        return new ReferenceLog(consumer(settings, "read_committed"), consumer(settings, "read_uncommitted"), topics);
    }

    static List<String> namesOf(Topics topics) {
        return topics.all().stream()
                .map(Topic::name)
                .filter(name -> name.startsWith("reference."))
                .toList();
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> settings, String isolation) {
        Map<String, Object> all = new HashMap<>(settings);
        all.keySet().removeAll(List.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.CLIENT_ID_CONFIG));
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Goes to the beginning of all partitions of all reference topics, every one of which must exist. */
    void begin() {
        List<TopicPartition> partitions = partitions(committed.listTopics(ANSWER));
        committed.assign(partitions);
        committed.seekToBeginning(partitions);
    }

    private List<TopicPartition> partitions(Map<String, List<PartitionInfo>> found) {
        List<String> missing =
                names.stream().filter(name -> !found.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new UnknownTopicOrPartitionException(
                    String.join(", ", missing) + " not there yet; ingest-service creates them");
        }
        List<TopicPartition> partitions = new ArrayList<>();
        for (String name : names) {
            found.get(name).forEach(part -> partitions.add(new TopicPartition(name, part.partition())));
        }
        return partitions;
    }

    Iterable<ConsumerRecord<byte[], byte[]>> poll() {
        return committed.poll(WAIT);
    }

    /** Whether all is read and no transaction is open: an open one keeps committed reading short of the end. */
    boolean isAtRest() {
        Map<TopicPartition, Long> ends = everything.endOffsets(committed.assignment(), ANSWER);
        return ends.entrySet().stream().allMatch(end -> committed.position(end.getKey(), ANSWER) >= end.getValue());
    }

    void wake() {
        committed.wakeup();
        everything.wakeup();
    }

    @Override
    public void close() {
        committed.close(CLOSE);
        everything.close(CLOSE);
    }
}
