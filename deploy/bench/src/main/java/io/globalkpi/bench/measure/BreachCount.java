package io.globalkpi.bench.measure;

import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How many changes of breach episodes were told, as a reader of committed records counts them. */
final class BreachCount {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private BreachCount() {}

    static long of(Cluster cluster) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                cluster.bootstrap(),
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "max.poll.records",
                5_000);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> parts = consumer.partitionsFor(Topics.BREACHES).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(parts);
            consumer.seekToBeginning(parts);
            Map<TopicPartition, Long> ends = ends(cluster, parts);
            long count = 0;
            while (parts.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                count += consumer.poll(Duration.ofMillis(200)).count();
            }
            return count;
        }
    }

    /** Once no transaction is open any more: a broker marks the ends of the last ones after their commit. */
    private static Map<TopicPartition, Long> ends(Cluster cluster, Collection<TopicPartition> parts)
            throws ExecutionException, InterruptedException {
        Offsets offsets = new Offsets(cluster.admin());
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            Map<TopicPartition, Long> ends = offsets.ends(parts);
            if (ends.equals(offsets.ends(parts, IsolationLevel.READ_UNCOMMITTED))) {
                return ends;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("a transaction on " + Topics.BREACHES + " does not end");
    }
}
