package io.globalkpi.alert.notify;

import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeKey;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The notices topic of a test: plans in, records out. */
final class NoticeTopic {

    static final int PARTITIONS = 2;

    private final String bootstrap;
    private final SchemaRegistry registry = registry();

    NoticeTopic(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Gives the same ids in every process. */
    static SchemaRegistry registry() {
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        registry.register("key", NoticeKey.getClassSchema());
        registry.register("value", Notice.getClassSchema());
        return registry;
    }

    void plan(List<Notice> notices) {
        AvroSerde<NoticeKey> keys = AvroSerde.key(registry, NoticeKey.getClassSchema());
        AvroSerde<Notice> values = AvroSerde.value(registry, Notice.getClassSchema());
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap), keys.serializer(), values.serializer())) {
            notices.forEach(notice -> producer.send(new ProducerRecord<>(
                    Topics.NOTICES,
                    Topics.partitionOf(Outbox.lane(notice), PARTITIONS),
                    new NoticeKey(notice.getNotice()),
                    notice)));
        }
    }

    /** Every committed record, in the order of its partition. */
    List<Notice> records() {
        AvroSerde<NoticeKey> keys = AvroSerde.key(registry, NoticeKey.getClassSchema());
        AvroSerde<Notice> values = AvroSerde.value(registry, Notice.getClassSchema());
        List<TopicPartition> all = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.NOTICES, partition))
                .toList();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                keys.deserializer(),
                values.deserializer())) {
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            List<Notice> records = new ArrayList<>();
            while (all.stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> records.add(record.value()));
            }
            return records;
        }
    }
}
