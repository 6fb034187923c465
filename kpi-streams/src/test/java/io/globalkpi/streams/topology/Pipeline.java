package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.Reconciliation;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Generation;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The whole graph in the test driver: tellings in, the latest snapshot of every key out. */
final class Pipeline implements AutoCloseable {

    private static final Pace AT_ONCE = new Pace(
            Duration.ofMillis(1),
            Duration.ZERO,
            Duration.ofMinutes(1),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMinutes(1));

    private static final Pace ONE_BY_ONE = new Pace(
            AT_ONCE.tick(),
            AT_ONCE.behind(),
            AT_ONCE.slice(),
            AT_ONCE.emit(),
            AT_ONCE.quiet(),
            AT_ONCE.correct(),
            AT_ONCE.commit(),
            Duration.ofNanos(-1));

    final TestClock clock;
    final Map<KpiKey, KpiSnapshot> latest = new HashMap<>();
    final List<KpiSnapshot> published = new ArrayList<>();
    final List<Scorecard> cards = new ArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Topics topics;
    private final InMemorySchemaRegistry registry;
    private final TopologyTestDriver driver;
    private final Map<String, TestInputTopic<String, byte[]>> inputs = new HashMap<>();
    private final Map<String, TestOutputTopic<KpiKey, KpiSnapshot>> outputs = new HashMap<>();
    private final AvroDeserializer<KpiKey> keys;
    private final AvroDeserializer<KpiSnapshot> values;
    private final TestOutputTopic<String, Scorecard> cardOutput;
    private final TestOutputTopic<String, Reconciliation> reconciledOutput;
    final Map<String, Reconciliation> reconciled = new TreeMap<>();
    private final Path stateDir = newStateDir();

    private ReferenceData reference;

    Pipeline(ReferenceData reference, Instant now) {
        this(reference, now, partition -> Map.of());
    }

    Pipeline(ReferenceData reference, Instant now, LastOffsets lastOffsets) {
        this(reference, now, lastOffsets, Map.of());
    }

    /** @param more settings of Kafka Streams */
    Pipeline(ReferenceData reference, Instant now, LastOffsets lastOffsets, Map<String, ?> more) {
        this(reference, now, lastOffsets, more, AT_ONCE);
    }

    /** One that books a single entry of the ledger anew in a tick. */
    static Pipeline inSlices(ReferenceData reference, Instant now) {
        return new Pipeline(reference, now, partition -> Map.of(), Map.of(), ONE_BY_ONE);
    }

    private Pipeline(ReferenceData reference, Instant now, LastOffsets lastOffsets, Map<String, ?> more, Pace pace) {
        this(new Topics(1), new InMemorySchemaRegistry(), Inheritance.NONE, reference, now, lastOffsets, more, pace);
    }

    /** The next generation, with what this one has stored to take over from it when it comes into force. */
    Pipeline next(ReferenceData of, Instant now) {
        Inheritance inheritance = new Inheritance() {
            @Override
            public Duration after() {
                return Duration.ZERO;
            }

            @Override
            public void scorecards(Generation generation, int partition, BiConsumer<String, byte @Nullable []> row) {
                assertThat(generation).isEqualTo(topics.generation());
                KeyValueStore<String, byte[]> store = driver.getKeyValueStore("scorecards");
                try (KeyValueIterator<String, byte[]> rows = store.all()) {
                    rows.forEachRemaining(stored -> row.accept(stored.key, stored.value));
                }
            }
        };
        Topics after = topics.in(new Generation(topics.generation().number() + 1));
        return new Pipeline(after, registry, inheritance, of, now, partition -> Map.of(), Map.of(), AT_ONCE);
    }

    private Pipeline(
            Topics topics,
            InMemorySchemaRegistry registry,
            Inheritance inheritance,
            ReferenceData reference,
            Instant now,
            LastOffsets lastOffsets,
            Map<String, ?> more,
            Pace pace) {
        this.topics = topics;
        this.registry = registry;
        this.keys = new AvroDeserializer<>(registry, KpiKey.getClassSchema());
        this.values = new AvroDeserializer<>(registry, KpiSnapshot.getClassSchema());
        this.reference = withShippedKpis(reference);
        this.clock = new TestClock(now);
        Engine engine =
                new Engine(topics, registry, () -> this.reference, lastOffsets, inheritance, clock, pace, meters);
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.putAll(more);
        driver = new TopologyTestDriver(new KpiTopology(engine).build(), settings);
        cardOutput = driver.createOutputTopic(
                Topics.SCORECARDS,
                new StringDeserializer(),
                new AvroDeserializer<>(registry, Scorecard.getClassSchema()));
        reconciledOutput = driver.createOutputTopic(
                topics.reconciliation().name(),
                new StringDeserializer(),
                new AvroDeserializer<>(registry, Reconciliation.getClassSchema()));
    }

    /** One of its own, so that two pipelines can run at once; the driver empties it when it closes. */
    private static Path newStateDir() {
        try {
            Path dir = Files.createTempDirectory("kpi-pipeline");
            dir.toFile().deleteOnExit();
            return dir;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReferenceData withShippedKpis(ReferenceData data) {
        if (data.rows().containsKey(Topics.KPIS)) {
            return data;
        }
        Map<String, Map<String, SpecificRecord>> rows = new HashMap<>(data.rows());
        Map<String, SpecificRecord> kpis = new HashMap<>();
        KpiDefinitions.shipped().forEach(kpi -> kpis.put(kpi.getKpi(), kpi));
        rows.put(Topics.KPIS, kpis);
        return new ReferenceData(data.manifest(), rows);
    }

    void change(ReferenceData changed) {
        apply(changed);
        settle();
    }

    /** Puts other reference data in force; nothing has followed it yet. */
    void apply(ReferenceData changed) {
        reference = withShippedKpis(changed);
    }

    void tell(SpecificRecord record) {
        String topic = record instanceof Feed
                ? Topics.FEEDS
                : EventKind.ofRecord(record).topic();
        byte[] bytes = new AvroSerializer<>(registry, record.getSchema(), false).serialize(topic, record);
        tell(topic, bytes);
    }

    /** Tells what is written as in {@code definitions.md}. */
    void tell(String yaml) {
        WrittenBusiness.events(yaml).forEach(this::tell);
    }

    /** The record as it stands on a topic. */
    byte[] bytes(SpecificRecord record) {
        return new AvroSerializer<>(registry, record.getSchema(), false).serialize("any", record);
    }

    double counted(String meter, String... tags) {
        return meters.get(meter).tags(tags).counter().count();
    }

    /** The latest snapshot of a step; fails when there is none. */
    KpiSnapshot snapshot(ScopeType type, String scope, String window, String end) {
        KpiSnapshot snapshot = latest.get(new KpiKey(type, scope, window, Instant.parse(end)));
        if (snapshot == null) {
            throw new AssertionError("nothing published for " + scope + " " + window + " " + end);
        }
        return snapshot;
    }

    /** The scorecard as published last; fails when there is none. */
    Scorecard card(String owner, String period) {
        return cards.stream()
                .filter(card ->
                        card.getOwner().equals(owner) && card.getPeriod().equals(period))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no scorecard of " + owner + " for " + period + " in " + cards));
    }

    void tell(String topic, byte @Nullable [] bytes) {
        inputs.computeIfAbsent(
                        topic, name -> driver.createInputTopic(name, new StringSerializer(), new ByteArraySerializer()))
                .pipeInput("key", bytes);
    }

    void at(Instant now) {
        clock.set(now);
        settle();
    }

    /** Settles until nothing more is said. */
    void settleWhole() {
        for (int round = 0; round < 2_000; round++) {
            int before = published.size();
            settle();
            if (published.size() == before && !isRemeasuring()) {
                return;
            }
        }
        throw new AssertionError("does not settle");
    }

    private boolean isRemeasuring() {
        return latest.values().stream()
                .anyMatch(snapshot -> snapshot.getWaiting().containsKey("remeasure"));
    }

    /** Lets windows move, running steps be shown and closed ones be corrected, in both stages. */
    void settle() {
        for (int i = 0; i < 3; i++) {
            driver.advanceWallClockTime(Duration.ofMillis(10));
        }
        for (ScopeType scope : ScopeType.values()) {
            read(topics.kpis(scope).name());
        }
        cards.addAll(cardOutput.readValuesToList());
        reconciled.putAll(reconciledOutput.readKeyValuesToMap());
    }

    private void read(String topic) {
        outputs.computeIfAbsent(topic, name -> driver.createOutputTopic(name, keys, values))
                .readKeyValuesToList()
                .forEach(record -> {
                    if (record.value == null) {
                        latest.remove(record.key); // no longer kept
                    } else {
                        latest.put(record.key, record.value);
                        published.add(record.value);
                    }
                });
    }

    @Override
    public void close() {
        driver.close();
    }
}
