package io.globalkpi.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.OwnerKind;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.table.ReferenceReader;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.apache.kafka.server.common.MetadataVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reference data over a real broker, where transactions leave marks that no fake knows. */
@Timeout(120)
class ReferenceReaderIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static KafkaClusterTestKit cluster;

    private final SchemaRegistry registry = new InMemorySchemaRegistry();
    private final Topics topics = new Topics(1);
    private final List<ReferenceData> seen = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startBroker() throws Exception {
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setBootstrapMetadataVersion(MetadataVersion.latestProduction())
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .build();
        cluster = new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("transaction.state.log.replication.factor", "1")
                .setConfigProp("transaction.state.log.min.isr", "1")
                .setConfigProp("transaction.state.log.num.partitions", "1")
                .setConfigProp("log.cleaner.dedupe.buffer.size", "8388608")
                .build();
        cluster.format();
        cluster.startup();
        cluster.waitForReadyBrokers();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        cluster.close();
    }

    @Test
    void shouldFollowOnlyWhatIsAppliedWhole() throws Exception {
        try (ReferenceReader reader = new ReferenceReader(settings(), registry, topics);
                KafkaProducer<String, byte[]> producer = producer()) {
            reader.start(seen::add);
            await().atMost(PATIENCE).until(() -> reader.trouble().orElse("").contains("not there yet"));

            createTopics();
            await().atMost(PATIENCE).until(() -> reader.trouble().orElse("").contains("no reference data is applied"));

            producer.beginTransaction();
            send(producer, Topics.OWNERS, "lin|2026-01-01", owner("Lin"));
            send(producer, Topics.MANIFEST, "manifest", manifest(1));
            producer.commitTransaction();
            await().atMost(PATIENCE).until(() -> seen.size() == 1);

            producer.beginTransaction();
            send(producer, Topics.OWNERS, "lin|2026-01-01", owner("Nobody"));
            send(producer, Topics.MANIFEST, "manifest", manifest(2));
            producer.flush();
            producer.abortTransaction();

            producer.beginTransaction();
            send(producer, Topics.OWNERS, "mo|2026-01-01", owner("Mo"));
            send(producer, Topics.MANIFEST, "manifest", manifest(3));
            producer.commitTransaction();
            await().atMost(PATIENCE).until(() -> seen.size() == 2);

            assertThat(seen).extracting(ReferenceData::version).containsExactly(1L, 3L);
            assertThat(names(seen.get(0))).isEqualTo("Lin");
            assertThat(names(seen.get(1))).isEqualTo("Lin,Mo");
            await().atMost(PATIENCE).until(() -> reader.trouble().isEmpty());
        }
    }

    private static Map<String, Object> settings() {
        return Map.of("bootstrap.servers", cluster.bootstrapServers());
    }

    private void createTopics() throws Exception {
        Properties admin = new Properties();
        admin.putAll(settings());
        try (Admin client = Admin.create(admin)) {
            new TopicAdmin(client)
                    .ensure(topics.all().stream()
                            .filter(topic -> topic.name().startsWith("reference."))
                            .toList());
        }
    }

    private static KafkaProducer<String, byte[]> producer() {
        KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "transactional.id", "apply"),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private void send(KafkaProducer<String, byte[]> producer, String topic, String key, SpecificRecord row) {
        byte[] value = AvroSerde.value(registry, row.getSchema()).serializer().serialize(topic, row);
        producer.send(new ProducerRecord<>(topic, key, value));
    }

    private static String names(ReferenceData data) {
        return data.rows(Topics.OWNERS, Owner.class).stream()
                .map(Owner::getName)
                .collect(Collectors.joining(","));
    }

    private static Owner owner(String name) {
        return new Owner(name.toLowerCase(), LocalDate.of(2026, 1, 1), name, OwnerKind.PERSON, null);
    }

    private static Manifest manifest(long version) {
        return Manifest.newBuilder()
                .setVersion(version)
                .setAppliedAt(Instant.parse("2026-03-01T12:00:00Z"))
                .setReportingCurrency("EUR")
                .setZone("Europe/Berlin")
                .setFingerprint("f" + version)
                .build();
    }
}
