package io.globalkpi.local.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.local.broker.EmbeddedBroker;
import io.globalkpi.local.broker.Ports;
import io.globalkpi.local.cli.Launcher;
import io.globalkpi.local.registry.LocalRegistry;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker that can be restarted, a registry, and what ingest-service would have put on the topics. */
final class Cluster implements AutoCloseable {

    static final int PARTITIONS = 2;
    static final String APPLICATION = "kpi-streams";

    private final Path data;
    private final int port = Ports.free();
    private final int registryPort = Ports.free();
    private final LocalRegistry registry;
    private final SchemaRegistry schemas;
    private final KafkaProducer<String, byte[]> events;
    private final KafkaProducer<String, byte[]> applier;
    private EmbeddedBroker broker;
    private long version;
    private ReferenceData applied = new ReferenceData(new Manifest(), Map.of());

    private Cluster(Path data) throws ExecutionException, InterruptedException {
        this.data = data;
        this.broker = EmbeddedBroker.start(data.resolve("broker"), port);
        this.registry = LocalRegistry.start(data.resolve("registry"), "127.0.0.1", registryPort);
        this.schemas = ConfluentSchemaRegistry.of(registryUrl());
        try (Admin admin = admin()) {
            new TopicAdmin(admin).ensure(new Topics(PARTITIONS).all());
        }
        // A second batch may not come first to a topic that is new: the first would be out of order for two minutes.
        this.events = producer(Map.of("max.in.flight.requests.per.connection", 1));
        this.applier = producer(Map.of("transactional.id", "apply"));
        applier.initTransactions();
    }

    static Cluster start(Path data) throws ExecutionException, InterruptedException {
        return new Cluster(data);
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap()));
    }

    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    String registryUrl() {
        return "http://127.0.0.1:" + registryPort;
    }

    SchemaRegistry schemas() {
        return schemas;
    }

    private KafkaProducer<String, byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", bootstrap());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Environment of an instance. Sessions and transactions of who is gone end soon, so that little time is spent on waiting. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("GLOBALKPI_BOOTSTRAP", bootstrap());
        environment.put("GLOBALKPI_REGISTRY", registryUrl());
        environment.put("GLOBALKPI_PARTITIONS", Integer.toString(PARTITIONS));
        environment.put("STREAMS_APPLICATION_ID", APPLICATION);
        environment.put("STREAMS_COMMIT_MS", "400");
        environment.put("STREAMS_EMIT_MS", "600");
        environment.put("STREAMS_CORRECT_MS", "2000");
        environment.put("KAFKA_SESSION_TIMEOUT_MS", "3000");
        environment.put("KAFKA_HEARTBEAT_INTERVAL_MS", "700");
        environment.put("KAFKA_NUM_STANDBY_REPLICAS", "1");
        environment.put("KAFKA_PRODUCER_TRANSACTION_TIMEOUT_MS", "5000");
        return environment;
    }

    /** All rows and the manifest behind them, in one transaction; rows that are no longer there are taken back. */
    void apply(ReferenceData reference) {
        applier.beginTransaction();
        applied.rows()
                .forEach((topic, rows) -> rows.keySet().stream()
                        .filter(key ->
                                !reference.rows().getOrDefault(topic, Map.of()).containsKey(key))
                        .forEach(key -> applier.send(new ProducerRecord<>(topic, key, null))));
        Map<String, Long> counts = new TreeMap<>();
        reference.rows().forEach((topic, rows) -> {
            counts.put(topic, (long) rows.size());
            rows.forEach((key, row) -> applier.send(new ProducerRecord<>(topic, key, bytes(topic, row))));
        });
        applied = reference;
        commit(Manifest.newBuilder(reference.manifest()).setRows(counts));
    }

    /** By the command itself, which writes a manifest after ours. */
    void remeasure(Instant from, String site) {
        Launcher.Outcome outcome = launch("remeasure", "--from", from.toString(), "--scope", "site:" + site);
        version++;
        assertThat(outcome.exitCode()).as(outcome.printed()).isZero();
        assertThat(outcome.printed()).contains("Manifest " + version + ": measured anew from " + from + ", " + site);
    }

    /** A command of the launcher against this cluster. */
    Launcher.Outcome launch(String... arguments) {
        return Launcher.run(
                Clock.systemUTC(),
                Stream.of(Stream.of(arguments), where().stream())
                        .flatMap(all -> all)
                        .toArray(String[]::new));
    }

    /** Options of a command that is to find this cluster. */
    List<String> where() {
        return List.of(
                "--bootstrap", bootstrap(), "--registry", registryUrl(), "--partitions", Integer.toString(PARTITIONS));
    }

    private void commit(Manifest.Builder manifest) {
        Manifest next = manifest.setVersion(++version).build();
        applier.send(new ProducerRecord<>(Topics.MANIFEST, "manifest", bytes(Topics.MANIFEST, next)));
        applier.commitTransaction();
    }

    private byte[] bytes(String topic, SpecificRecord record) {
        return new AvroSerializer<>(schemas, record.getSchema(), false).serialize(topic, record);
    }

    /** Partitioned by site, as ingest-service does. */
    void tell(List<SpecificRecord> tellings) {
        send(tellings.stream().map(telling -> {
            String topic = telling instanceof Feed
                    ? Topics.FEEDS
                    : EventKind.ofRecord(telling).topic();
            int partition = Topics.partitionOf(site(telling), PARTITIONS);
            return new ProducerRecord<>(topic, partition, "key", bytes(topic, telling));
        }));
    }

    /** Records that are none, on every event topic. */
    void poison() {
        byte[] rubbish = "no record".getBytes(StandardCharsets.UTF_8);
        send(Stream.of(EventKind.values())
                .flatMap(kind -> IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> new ProducerRecord<>(kind.topic(), partition, "poison", rubbish))));
    }

    private void send(Stream<ProducerRecord<String, byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.map(events::send).toList();
        events.flush();
        sent.forEach(one -> assertThat(one).succeedsWithin(Duration.ZERO));
    }

    static String site(SpecificRecord telling) {
        return telling instanceof Feed row ? row.getSite() : (String) telling.get(2);
    }

    void restartBroker() {
        broker.close();
        broker = EmbeddedBroker.start(data.resolve("broker"), port);
    }

    /** Until the engine has committed everything that is on the event topics. */
    void awaitProcessed() {
        awaitProcessed(APPLICATION);
    }

    void awaitProcessed(String application) {
        awaitProcessed(application, Stream.of(EventKind.values()).map(EventKind::topic));
    }

    /** Until a group has committed everything that is on topics. */
    void awaitProcessed(String group, Stream<String> topics) {
        Map<TopicPartition, OffsetSpec> asked = topics.flatMap(topic ->
                        IntStream.range(0, PARTITIONS).mapToObj(partition -> new TopicPartition(topic, partition)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        await("everything is processed").atMost(Duration.ofSeconds(120)).until(() -> {
            try (Admin admin = admin()) {
                Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                return admin.listOffsets(asked).all().get().entrySet().stream()
                        .allMatch(end -> end.getValue().offset() == 0
                                || done.containsKey(end.getKey())
                                        && done.get(end.getKey()).offset()
                                                >= end.getValue().offset());
            }
        });
    }

    @Override
    public void close() {
        events.close();
        applier.close();
        registry.close();
        broker.close();
    }
}
