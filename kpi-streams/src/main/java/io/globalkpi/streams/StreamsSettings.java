package io.globalkpi.streams;

import io.globalkpi.schemas.topic.Generation;
import io.globalkpi.streams.topology.LargeRecords;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka Streams settings, each with its reason. An operator's own client settings go last and win. */
final class StreamsSettings {

    /** Of commits while catching up; once that is done the tasks ask for theirs, see {@code Pace}. */
    private static final long CATCHING_UP_MILLIS = 5_000;

    private StreamsSettings() {}

    static Properties of(KpiStreamsConfig config, Generation generation) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, generation.application(config.applicationId()));
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.state().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                Math.max(CATCHING_UP_MILLIS, config.commit().toMillis()));
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1); // the broker's default: 1 at home, 3 on a cluster
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000); // a killed instance is missed for so long
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        catchUpFast(settings);
        LargeRecords.allow(settings);
        settings.putAll(config.kafka());
        return settings;
    }

    /** The longest there is: ours, unless the operator has set another. */
    static Duration transaction(KpiStreamsConfig config) {
        Object own = config.kafka().get(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG));
        return own == null ? KpiStreamsConfig.TRANSACTION : Duration.ofMillis(Long.parseLong(own.toString()));
    }

    /** Measured: library defaults cost a third of the catch-up rate. */
    private static void catchUpFast(Properties settings) {
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 10_000);
        // Any order of records ends in the same figures, and progress is counted by topic: no need to wait for a topic
        // to be fetched.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        settings.putAll(Map.of(
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
                "earliest",
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
                5_000,
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
                4 << 20,
                StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
                128 << 10,
                StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                20,
                StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG),
                "lz4",
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                (int) KpiStreamsConfig.TRANSACTION.toMillis()));
    }
}
