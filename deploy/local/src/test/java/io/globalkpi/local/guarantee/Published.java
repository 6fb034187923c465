package io.globalkpi.local.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** What readers of committed records have seen on the KPI topics so far. */
public final class Published implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    /** More than {@link Cluster} lets closed steps wait for their corrections. */
    private static final Duration A_WHILE = Duration.ofMillis(2_500);

    private final Map<KpiKey, KpiSnapshot> latest = new HashMap<>();
    private final List<KpiKey> reopened = new ArrayList<>();
    private final KafkaConsumer<KpiKey, KpiSnapshot> consumer;
    private long records;

    Published(String bootstrap, SchemaRegistry registry, int partitions) {
        this(bootstrap, registry, new Topics(partitions));
    }

    /** @param topics with the generation that is read */
    public Published(String bootstrap, SchemaRegistry registry, Topics topics) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        "5000"),
                new AvroDeserializer<>(registry, KpiKey.getClassSchema()),
                new AvroDeserializer<>(registry, KpiSnapshot.getClassSchema()));
        consumer.assign(Stream.of(ScopeType.values())
                .map(topics::kpis)
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .toList());
    }

    /** Reads on until nothing comes for a while; true when nothing came at all. */
    public boolean isQuiet() {
        long before = records;
        while (readWithin(A_WHILE)) {
            // more may be there
        }
        return records == before;
    }

    /** Until all of them hold of what was read. Comparing costs seconds: it waits until nothing comes any more. */
    void awaitThat(List<Guarantee> guarantees) {
        await().dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    assertThat(isQuiet()).as("quiet").isTrue();
                    assertThat(values()).isGreaterThan(1_000);
                    for (Guarantee guarantee : guarantees) {
                        List<String> violations = guarantee.violations(this);
                        assertThat(violations.subList(0, Math.min(5, violations.size())))
                                .as("%s: %d violations", guarantee.getClass().getSimpleName(), violations.size())
                                .isEmpty();
                    }
                });
    }

    /** Reads what is there or comes within a moment; false when nothing does. */
    boolean readSome() {
        return readWithin(A_MOMENT);
    }

    private boolean readWithin(Duration time) {
        ConsumerRecords<KpiKey, KpiSnapshot> some = consumer.poll(time);
        some.forEach(this::take);
        return !some.isEmpty();
    }

    private void take(ConsumerRecord<KpiKey, KpiSnapshot> record) {
        records++;
        if (record.value() == null) {
            latest.remove(record.key()); // no longer kept
            return;
        }
        KpiSnapshot before = latest.put(record.key(), record.value());
        if (before != null && before.getClosed() && !record.value().getClosed()) {
            reopened.add(record.key());
        }
    }

    public Map<KpiKey, KpiSnapshot> latest() {
        return latest;
    }

    List<KpiKey> reopened() {
        return reopened;
    }

    long records() {
        return records;
    }

    /** Single KPI values in force. */
    long values() {
        return latest.values().stream()
                .mapToLong(snapshot -> snapshot.getKpis().size())
                .sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
