package io.globalkpi.alert.notify;

import io.globalkpi.alert.TestBroker;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeKey;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The notices topic of a test: plans in, records out. */
final class NoticeTopic {

    static final int PARTITIONS = 2;

    static final Topic TOPIC = new Topics(PARTITIONS).topic(Topics.NOTICES);

    private final TestBroker broker;
    private final SchemaRegistry registry = registry();

    NoticeTopic(TestBroker broker) {
        this.broker = broker;
    }

    /** Gives the same ids in every process. */
    static SchemaRegistry registry() {
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        registry.register("key", NoticeKey.getClassSchema());
        registry.register("value", Notice.getClassSchema());
        return registry;
    }

    void plan(List<Notice> notices) {
        try (var producer = producer(Map.of())) {
            write(producer, notices);
        }
    }

    /** What is no notice, where notices to a destination go. */
    void spoil(Notice place) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                    Topics.NOTICES, Topics.partitionOf(Outbox.lane(place), PARTITIONS), new byte[] {1}, new byte[] {1
                    }));
        }
    }

    /** In a transaction that the test decides. */
    KafkaProducer<NoticeKey, Notice> begin(List<Notice> notices) {
        KafkaProducer<NoticeKey, Notice> producer = producer(Map.of("transactional.id", "another instance"));
        producer.initTransactions();
        producer.beginTransaction();
        write(producer, notices);
        producer.flush();
        return producer;
    }

    /** As an instance does that begins under a name that is taken. */
    void fenceOff(String transactions) {
        try (var producer = producer(Map.of("transactional.id", transactions))) {
            producer.initTransactions();
        }
    }

    private KafkaProducer<NoticeKey, Notice> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", broker.bootstrap());
        AvroSerde<NoticeKey> keys = AvroSerde.key(registry, NoticeKey.getClassSchema());
        AvroSerde<Notice> values = AvroSerde.value(registry, Notice.getClassSchema());
        return new KafkaProducer<>(settings, keys.serializer(), values.serializer());
    }

    private static void write(KafkaProducer<NoticeKey, Notice> producer, List<Notice> notices) {
        notices.forEach(notice -> producer.send(new ProducerRecord<>(
                Topics.NOTICES,
                Topics.partitionOf(Outbox.lane(notice), PARTITIONS),
                new NoticeKey(notice.getNotice()),
                notice)));
    }

    /** Every committed record, in the order of its partition. */
    List<Notice> records() {
        return broker.committed(TOPIC, registry, Notice.getClassSchema());
    }
}
