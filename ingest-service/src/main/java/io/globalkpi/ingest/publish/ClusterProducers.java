package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Transactional producers of a real cluster. Creates the topics of this module before the first one. */
public final class ClusterProducers implements ProducerSource {

    private static final String OWNER = "ingest-service";

    private final Map<String, Object> kafka;
    private final String transactionalId;
    private final Topics topics;
    private boolean topicsAreThere;

    public ClusterProducers(Map<String, Object> kafka, String transactionalId, Topics topics) {
        this.kafka = Map.copyOf(kafka);
        this.transactionalId = transactionalId;
        this.topics = topics;
    }

    @Override
    public Producer<byte[], byte[]> open() {
        ensureTopics();
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return producer;
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // Shorter than the defaults, so that trouble is known and said within a publication's delivery timeout.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 20_000);
        settings.putAll(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        return settings;
    }

    private void ensureTopics() {
        if (topicsAreThere) {
            return;
        }
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putIfAbsent("default.api.timeout.ms", 5_000);
        settings.putIfAbsent("request.timeout.ms", 4_000);
        try (Admin admin = Admin.create(settings)) {
            new TopicAdmin(admin).ensure(topics.ownedBy(OWNER));
            topicsAreThere = true;
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "cannot look up or create topics: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
