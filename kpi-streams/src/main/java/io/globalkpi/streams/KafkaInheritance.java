package io.globalkpi.streams;

import io.globalkpi.schemas.topic.Generation;
import io.globalkpi.streams.topology.Inheritance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads what another generation has left from the changelog of its store. */
final class KafkaInheritance implements Inheritance {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String CHANGELOG = "-" + STORE + "-changelog";

    private final Map<String, Object> settings;
    private static final Duration HEARING = Duration.ofSeconds(5);

    private final String applicationId;
    private final Duration transaction;

    /**
     * @param settings of a consumer that reads what is committed
     * @param transaction the longest there is
     */
    KafkaInheritance(Map<String, Object> settings, String applicationId, Duration transaction) {
        this.settings = settings;
        this.applicationId = applicationId;
        this.transaction = transaction;
    }

    /** Whoever heard of the switch last has ended its last transaction by then. */
    @Override
    public Duration after() {
        return transaction.plus(HEARING);
    }

    @Override
    public void scorecards(Generation of, int partition, BiConsumer<String, byte @Nullable []> row) {
        TopicPartition place = new TopicPartition(of.application(applicationId) + CHANGELOG, partition);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            if (!consumer.listTopics(PATIENCE).containsKey(place.topic())) {
                return; // it never made any
            }
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            long end = consumer.endOffsets(List.of(place), PATIENCE).get(place);
            while (consumer.position(place, PATIENCE) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    row.accept(record.key(), record.value());
                }
            }
        }
    }
}
