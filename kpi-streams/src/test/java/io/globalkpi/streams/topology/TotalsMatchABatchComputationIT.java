package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.oracle.BatchKpis;
import io.globalkpi.oracle.EveryValueEqualsTheBatch;
import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.oracle.RandomBusiness;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances over a broker, with exactly-once: threads die between processing and commit, an instance goes
 * and another comes without a disk. The published values are still those of a batch over the same tellings.
 */
@Timeout(180)
class TotalsMatchABatchComputationIT {

    private static final Instant END = Instant.parse("2026-04-12T10:30:00Z");
    private static final Set<String> SITES = Set.of("amazon-de/acme", "ebay-uk/acme");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pace PACE = new Pace(
            Duration.ofMillis(30),
            Duration.ofMillis(300),
            Duration.ofMillis(20),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofMillis(100),
            Duration.ofMinutes(1));

    private final RandomBusiness business = new RandomBusiness(8);
    private final ReferenceData reference = KpiDefinitions.addedTo(business.reference());
    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final List<Mishap> mishaps =
            List.of(new Mishap("read-events"), new Mishap("scope-deltas"), new Mishap("by-scope-repartition-source"));

    private final List<KafkaStreams> running = new CopyOnWriteArrayList<>();

    @TempDir
    Path dir;

    @Test
    void shouldPublishWhatABatchComputesWhateverDies() throws Exception {
        List<SpecificRecord> tellings = tellings();
        int part = tellings.size() / 5;
        try (EventBroker broker = EventBroker.start(dir.resolve("broker"), registry)) {
            start(broker, "first");
            start(broker, "second");
            broker.tell(tellings.subList(0, part));
            awaitThat(() -> !broker.latest().isEmpty());
            for (int mishap = 0; mishap < mishaps.size(); mishap++) {
                mishaps.get(mishap).killThread();
                broker.tell(tellings.subList((mishap + 1) * part, (mishap + 2) * part));
                awaitThat(mishaps.get(mishap)::hasHappened);
            }
            running.remove(0).close(Duration.ofSeconds(10));
            start(broker, "third");
            awaitThat(this::isWhole);
            broker.tell(tellings.subList(4 * part, tellings.size()));
            await().dontCatchUncaughtExceptions().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(isQuiet(broker)).isTrue();
                assertEqual(broker.latest());
            });
        } finally {
            running.forEach(streams -> streams.close(Duration.ofSeconds(10)));
        }
    }

    /** What a killed thread throws is meant. */
    private static void awaitThat(Callable<Boolean> condition) {
        await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(condition);
    }

    /** Comparing costs seconds; before everything is out it would only keep the engine from its work. */
    private static boolean isQuiet(EventBroker broker) {
        long before = broker.read();
        broker.latest();
        return broker.read() == before;
    }

    private void assertEqual(Map<KpiKey, KpiSnapshot> latest) {
        var guarantee = new EveryValueEqualsTheBatch(BatchKpis.of(tellings(), reference), latest, END);
        List<String> differences = guarantee.differences();
        assertThat(guarantee.compared()).isGreaterThan(1_000);
        assertThat(differences.subList(0, Math.min(5, differences.size()))).isEmpty();
    }

    /** Of two sites, one in each partition: more would prove no more and take minutes. */
    private List<SpecificRecord> tellings() {
        return business.shuffled(8).stream()
                .filter(telling -> SITES.contains(EventBroker.site(telling)))
                .toList();
    }

    /** True when every partition of both stages is at work. */
    private boolean isWhole() {
        return running.stream().allMatch(streams -> streams.state() == KafkaStreams.State.RUNNING)
                && running.stream()
                                .flatMap(streams -> streams.metadataForLocalThreads().stream())
                                .mapToInt(thread -> thread.activeTasks().size())
                                .sum()
                        == 2 * EventBroker.PARTITIONS;
    }

    private void start(EventBroker broker, String name) {
        Engine engine = new Engine(
                new Topics(EventBroker.PARTITIONS),
                registry,
                () -> reference,
                partition -> Map.of(),
                new TestClock(END),
                PACE,
                new SimpleMeterRegistry());
        Topology graph = new KpiTopology(engine).build();
        mishaps.forEach(mishap -> mishap.addTo(graph));
        KafkaStreams streams = new KafkaStreams(graph, broker.streamsSettings(dir.resolve(name)));
        streams.setUncaughtExceptionHandler(trouble -> StreamThreadExceptionResponse.REPLACE_THREAD);
        streams.start();
        running.add(streams);
    }
}
