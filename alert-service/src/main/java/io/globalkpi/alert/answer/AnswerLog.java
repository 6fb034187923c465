package io.globalkpi.alert.answer;

import io.globalkpi.alert.notify.link.Token;
import io.globalkpi.schemas.alert.Ack;
import io.globalkpi.schemas.alert.BreachKey;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * The acks topic, read to its end before every answer, so that a link that served at another instance is known here.
 *
 * <p>An answer says which links to its breach have served, its own and those before: the topic keeps the last one. Two
 * instances asked within the same moment could both serve; they would record the same reader's answer.
 */
public final class AnswerLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int PATIENCE_MS = 5_000;

    private final Map<String, Object> kafka;
    private final SchemaRegistry registry;
    private final Topics topics;
    private final Clock clock;
    private final Map<BreachKey, Ack> latest = new HashMap<>();
    private @Nullable KafkaConsumer<BreachKey, Ack> consumer;
    private @Nullable KafkaProducer<BreachKey, Ack> producer;

    public AnswerLog(Map<String, Object> kafka, SchemaRegistry registry, Topics topics, Clock clock) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.put("default.api.timeout.ms", PATIENCE_MS);
        this.kafka.put("request.timeout.ms", PATIENCE_MS / 2);
        this.registry = registry;
        this.topics = topics;
        this.clock = clock;
    }

    synchronized boolean hasServed(Token token) {
        catchUp();
        Ack ack = latest.get(token.breach());
        return ack != null && ack.getUsed().contains(token.id());
    }

    /**
     * @return false if the link has served before
     * @throws KafkaException if it could not be recorded
     */
    synchronized boolean record(Token token, Answer answer) {
        if (hasServed(token)) {
            return false;
        }
        Ack.Builder ack = ack(token.breach(), token.reader(), answer.word(), answer.silence());
        ack.getUsed().add(token.id());
        send(
                token.breach(),
                ack.setChannel("link").setRecipient(token.recipient()).build());
        return true;
    }

    /**
     * What a program answers for a person, wherever he is told.
     *
     * @throws KafkaException if it could not be recorded
     */
    synchronized void record(BreachKey breach, String person, String word, Optional<Duration> silence) {
        catchUp();
        send(breach, ack(breach, person, word, silence).setChannel("api").build());
    }

    private void send(BreachKey breach, Ack ack) {
        int partition = Topics.partitionOf(breach.getScopeId(), partitions());
        try {
            producer()
                    .send(new ProducerRecord<>(Topics.ACKS, partition, breach, ack))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "the answer is not recorded: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** With the links that have served so far. */
    private Ack.Builder ack(BreachKey breach, String person, String word, Optional<Duration> silence) {
        Instant now = clock.instant();
        Ack before = latest.get(breach);
        return Ack.newBuilder()
                .setBreach(Token.id(breach))
                .setPerson(person)
                .setAnswer(word)
                .setChannel("")
                .setAt(now)
                .setSilencedUntil(silence.map(now::plus).orElse(null))
                .setUsed(new ArrayList<>(before == null ? List.of() : before.getUsed()));
    }

    private void catchUp() {
        KafkaConsumer<BreachKey, Ack> log = consumer();
        Map<TopicPartition, Long> ends = log.endOffsets(log.assignment());
        while (ends.entrySet().stream().anyMatch(end -> log.position(end.getKey()) < end.getValue())) {
            log.poll(POLL).forEach(record -> {
                if (record.value() != null) {
                    latest.put(record.key(), record.value());
                }
            });
        }
    }

    private int partitions() {
        return topics.topic(Topics.ACKS).partitions();
    }

    private KafkaConsumer<BreachKey, Ack> consumer() {
        if (consumer == null) {
            AvroSerde<BreachKey> keys = AvroSerde.key(registry, BreachKey.getClassSchema());
            AvroSerde<Ack> values = AvroSerde.value(registry, Ack.getClassSchema());
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put("isolation.level", "read_committed");
            consumer = new KafkaConsumer<>(settings, keys.deserializer(), values.deserializer());
            List<TopicPartition> all = IntStream.range(0, partitions())
                    .mapToObj(partition -> new TopicPartition(Topics.ACKS, partition))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
        }
        return consumer;
    }

    private KafkaProducer<BreachKey, Ack> producer() {
        if (producer == null) {
            AvroSerde<BreachKey> keys = AvroSerde.key(registry, BreachKey.getClassSchema());
            AvroSerde<Ack> values = AvroSerde.value(registry, Ack.getClassSchema());
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put("acks", "all");
            settings.put("max.block.ms", PATIENCE_MS);
            settings.put("delivery.timeout.ms", PATIENCE_MS);
            producer = new KafkaProducer<>(settings, keys.serializer(), values.serializer());
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
        }
        if (producer != null) {
            producer.close();
        }
    }
}
