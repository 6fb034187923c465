package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistryException;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** How far every job got: read from the topic when first asked for, kept up by every commit since. */
final class Checkpoints {

    private static final long BACKOFF_MILLIS = 500;

    private final WholeTopic topic;
    private final AvroDeserializer<Checkpoint> reader;
    private final Duration patience;
    private final Map<String, Checkpoint> stored = new ConcurrentHashMap<>();
    private final Map<String, Checkpoint> ours = new ConcurrentHashMap<>();
    private boolean read;

    Checkpoints(Map<String, Object> kafka, SchemaRegistry registry, Duration patience) {
        this.topic = new WholeTopic(kafka);
        this.reader = new AvroDeserializer<>(registry, Checkpoint.getClassSchema());
        this.patience = patience;
    }

    void committed(Checkpoint checkpoint) {
        ours.put(checkpoint.getJob(), checkpoint);
    }

    /** @throws PublishException if the topic cannot be read: starting over would not be told from going on */
    Optional<Checkpoint> of(String job) {
        readOnce();
        Checkpoint own = ours.get(job);
        return Optional.ofNullable(own != null ? own : stored.get(job));
    }

    /** What others may have committed since is read again before the next answer. */
    synchronized void forget() {
        ours.clear();
        stored.clear();
        read = false;
    }

    private synchronized void readOnce() {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!read) {
            try {
                topic.read(Topics.CHECKPOINTS, this::take);
                read = true;
            } catch (InterruptException e) {
                throw e;
            } catch (KafkaException | SchemaRegistryException e) {
                pauseOrFail(deadline, e);
            }
        }
    }

    private static void pauseOrFail(long deadline, RuntimeException e) {
        if (deadline - System.nanoTime() < 0) {
            throw new PublishException("Cannot read the checkpoints: " + e.getMessage(), e);
        }
        try {
            Thread.sleep(BACKOFF_MILLIS);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Checkpoint checkpoint = reader.deserialize(record.topic(), record.value());
        if (checkpoint != null) {
            stored.put(checkpoint.getJob(), checkpoint);
        }
    }
}
