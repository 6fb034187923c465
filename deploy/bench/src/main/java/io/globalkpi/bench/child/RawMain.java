package io.globalkpi.bench.child;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The limit (a): reads and decodes topics and does nothing with them. The first pass is in a fresh JVM, those after it are
 * warm. Arguments: bootstrap, registry, threads, passes, the {@link Input} to read.
 */
public final class RawMain {

    public static final String PASS = "PASS";

    private static final int SITE = 2;

    /** What is read: the events that the engine takes in, or the values of sites that the alert service does. */
    public enum Input {
        EVENTS,
        KPIS;

        private Map<String, Schema> schemas() {
            return this == KPIS
                    ? Map.of(Topics.kpisBy(ScopeType.SITE), KpiSnapshot.getClassSchema())
                    : Arrays.stream(EventKind.values()).collect(Collectors.toMap(EventKind::topic, EventKind::schema));
        }
    }

    private RawMain() {}

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        int threads = Integer.parseInt(args[2]);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int pass = 0; pass < Integer.parseInt(args[3]); pass++) {
            List<Future<long[]>> parts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int remainder = thread;
                parts.add(pool.submit(() -> read(args[0], args[1], Input.valueOf(args[4]), remainder, threads)));
            }
            report(parts);
        }
        pool.shutdown();
    }

    /** Records, bytes and seconds from the first record that any thread got to the last. */
    private static void report(List<Future<long[]>> parts) throws InterruptedException, ExecutionException {
        long events = 0;
        long bytes = 0;
        long begun = Long.MAX_VALUE;
        long ended = Long.MIN_VALUE;
        for (Future<long[]> part : parts) {
            long[] read = part.get();
            events += read[0];
            bytes += read[1];
            begun = Math.min(begun, read[2]);
            ended = Math.max(ended, read[3]);
        }
        System.out.println(PASS + " " + events + " " + bytes + " " + (ended - begun) / 1e9);
    }

    private static long[] read(String bootstrap, String registry, Input input, int remainder, int divisor) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings(bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> mine = new ArrayList<>();
            Map<String, AvroDeserializer<SpecificRecord>> formats = new HashMap<>();
            input.schemas().forEach((topic, schema) -> {
                formats.put(topic, new AvroDeserializer<>(ConfluentSchemaRegistry.of(registry), schema));
                consumer.partitionsFor(topic).stream()
                        .filter(part -> part.partition() % divisor == remainder)
                        .forEach(part -> mine.add(new TopicPartition(topic, part.partition())));
            });
            consumer.assign(mine);
            consumer.seekToBeginning(mine);
            long want = consumer.endOffsets(mine).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            return read(consumer, formats, want);
        }
    }

    private static long[] read(
            KafkaConsumer<byte[], byte[]> consumer, Map<String, AvroDeserializer<SpecificRecord>> formats, long want) {
        long[] counts = {0, 0, 0, 0, 0};
        while (counts[0] < want) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
            if (counts[2] == 0 && !records.isEmpty()) {
                counts[2] = System.nanoTime();
            }
            for (ConsumerRecord<byte[], byte[]> record : records) {
                SpecificRecord event = formats.get(record.topic()).deserialize(record.topic(), record.value());
                counts[0]++;
                counts[1] += record.value().length;
                counts[4] += event.get(SITE).hashCode();
            }
        }
        counts[3] = System.nanoTime();
        return counts;
    }

    private static Map<String, Object> settings(String bootstrap) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                50 << 20,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                4 << 20,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
    }
}
