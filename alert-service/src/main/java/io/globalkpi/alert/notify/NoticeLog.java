package io.globalkpi.alert.notify;

import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeKey;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The notices topic, read and written in transactions. One thread; after an exception it is closed and made anew. */
final class NoticeLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeLog.class);
    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final DeliverySettings settings;
    private final AvroSerde<NoticeKey> keys;
    private final AvroSerde<Notice> values;
    private final KafkaConsumer<NoticeKey, Notice> consumer;
    private final KafkaProducer<NoticeKey, Notice> producer;
    private final Admin admin;
    private final String instance;
    private final int partitions;

    NoticeLog(DeliverySettings settings, SchemaRegistry registry, int partitions) {
        this.instance = settings.instance();
        this.partitions = partitions;
        this.settings = settings;
        this.keys = AvroSerde.key(registry, NoticeKey.getClassSchema());
        this.values = AvroSerde.value(registry, Notice.getClassSchema());
        this.consumer = new KafkaConsumer<>(settings.consumer(), keys.deserializer(), values.deserializer());
        this.producer = new KafkaProducer<>(settings.producer(), keys.serializer(), values.serializer());
        this.admin = Admin.create(settings.kafka());
    }

    /** Also ends what an earlier run of this instance left open. */
    void open(ConsumerRebalanceListener listener) {
        producer.initTransactions();
        consumer.subscribe(List.of(Topics.NOTICES), listener);
    }

    /** What cannot be read, now or ever, stays where it lies and holds up nothing that comes behind. */
    Iterable<ConsumerRecord<NoticeKey, Notice>> poll(Duration wait) {
        return poll(consumer, wait);
    }

    private static Iterable<ConsumerRecord<NoticeKey, Notice>> poll(
            KafkaConsumer<NoticeKey, Notice> consumer, Duration wait) {
        try {
            return consumer.poll(wait);
        } catch (RecordDeserializationException e) {
            if (!(e.getCause() instanceof SerializationException)) {
                throw e;
            }
            LOG.error(
                    "a record that is no notice is parked at {} offset {}: {}",
                    e.topicPartition(),
                    e.offset(),
                    e.getCause().getMessage());
            consumer.seek(e.topicPartition(), e.offset() + 1);
            return List.of();
        }
    }

    long position(int partition) {
        return consumer.position(new TopicPartition(Topics.NOTICES, partition));
    }

    /**
     * End of a partition just taken over, with what is not decided yet: its former owner may have begun something there,
     * and may still commit it until the position is known. Nobody but plans comes behind.
     */
    long end(int partition) {
        TopicPartition at = new TopicPartition(Topics.NOTICES, partition);
        consumer.position(at);
        try {
            return admin.listOffsets(Map.of(at, OffsetSpec.latest()))
                    .partitionResult(at)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "the end of " + at + " is not known: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** What is on partitions just taken over, from an instant to where this instance begins to read. */
    void before(Collection<TopicPartition> partitions, Instant from, Consumer<Notice> sink) {
        Map<String, Object> alone = new HashMap<>(settings.consumer());
        alone.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try (var reader = new KafkaConsumer<>(alone, keys.deserializer(), values.deserializer())) {
            reader.assign(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>();
            partitions.forEach(at -> ends.put(at, consumer.position(at)));
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(at -> times.put(at, from.toEpochMilli()));
            reader.offsetsForTimes(times)
                    .forEach((at, found) -> reader.seek(at, found == null ? ends.get(at) : found.offset()));
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<NoticeKey, Notice> record : poll(reader, SHORT)) {
                    if (record.value() != null) {
                        sink.accept(record.value());
                    }
                }
            }
        }
    }

    /** All of it or nothing, and nothing if another instance has taken over. */
    void commit(List<Notice> notices, Map<Integer, Long> offsets) {
        producer.beginTransaction();
        try {
            List<java.util.concurrent.Future<?>> sends = new ArrayList<>();
            notices.forEach(notice -> sends.add(producer.send(record(notice))));
            producer.sendOffsetsToTransaction(committed(offsets), consumer.groupMetadata());
            producer.commitTransaction();
        } catch (RuntimeException e) {
            abort(e);
            throw e;
        }
    }

    private void abort(RuntimeException cause) {
        try {
            producer.abortTransaction();
        } catch (ProducerFencedException e) {
            throw new IllegalStateException(
                    "another instance runs under the name " + instance + ": give each its own ALERT_INSTANCE", cause);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private ProducerRecord<NoticeKey, Notice> record(Notice notice) {
        return new ProducerRecord<>(Topics.NOTICES, partitionOf(notice), new NoticeKey(notice.getNotice()), notice);
    }

    int partitionOf(Notice notice) {
        return Topics.partitionOf(Outbox.lane(notice), partitions);
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Map<Integer, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
        offsets.forEach((partition, offset) ->
                committed.put(new TopicPartition(Topics.NOTICES, partition), new OffsetAndMetadata(offset)));
        return committed;
    }

    @Override
    public void close() {
        try {
            consumer.close(CloseOptions.timeout(CLOSE));
        } finally {
            producer.close(CLOSE);
            admin.close(CLOSE);
        }
    }
}
