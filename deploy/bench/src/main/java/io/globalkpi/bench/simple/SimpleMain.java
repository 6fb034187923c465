package io.globalkpi.bench.simple;

import io.globalkpi.streams.BoundedRocksDb;
import io.globalkpi.streams.topology.SimpleJob;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * Runs the simple job once over the peers' topic, from the first event decoded to the last result handed to the producer. Arguments:
 * bootstrap, {@code sites} or {@code owners}, events, directory of state.
 */
public final class SimpleMain {

    public static final String RATE = "RATE";
    public static final String RESULTS = "out-simple";
    public static final String SITES = "sites";
    public static final String OWNERS = "owners";

    private static final String EVENTS = "ev";
    private static final String DELTAS = "simple-deltas";
    private static final int PARTITIONS = 2;
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private SimpleMain() {}

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        SimpleTopics.makeAnew(args[0], PARTITIONS, RESULTS, DELTAS);
        Watch watch = new Watch();
        SimpleJob job = new SimpleJob(EVENTS, RESULTS, DELTAS, PARTITIONS);
        Topology graph = args[1].equals(SITES)
                ? job.sites(watch.events(), watch.results())
                : job.sitesAndOwners(watch.events(), watch.results());
        try (KafkaStreams streams = new KafkaStreams(graph, settings(args[0], args[3]))) {
            streams.start();
            awaitQuiet(watch);
            System.out.println(RATE + " " + Long.parseLong(args[2]) / watch.seconds());
        }
    }

    private static void awaitQuiet(Watch watch) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!watch.hasBeenQuiet(QUIET.toNanos())) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("not done within " + PATIENCE);
            }
            Thread.sleep(10);
        }
    }

    /** Those of the peers on Kafka Streams, but for one of the engine's: marks say how far each topic is, so none waits for another. */
    private static Properties settings(String bootstrap, String state) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "simple-" + System.currentTimeMillis());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 10_000);
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED); // the engine's
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5_000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 4 << 20);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 50);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 64 << 20);
        return settings;
    }
}
