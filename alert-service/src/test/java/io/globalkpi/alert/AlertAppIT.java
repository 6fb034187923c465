package io.globalkpi.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.apache.kafka.server.common.MetadataVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service over a real broker: KPI values in, a notice on the console. */
class AlertAppIT {

    private static final int PARTITIONS = 2;

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final Topics topics = new Topics(PARTITIONS);
    private final List<String> console = new CopyOnWriteArrayList<>();

    @TempDir
    Path dir;

    @Test
    void shouldTellOfABreachOnTheConsole() throws Exception {
        try (KafkaClusterTestKit kit = broker()) {
            kit.format();
            kit.startup();
            kit.waitForReadyBrokers();
            AlertConfig config =
                    AlertConfig.local(kit.bootstrapServers(), "http://unused", PARTITIONS, dir.resolve("state"));
            try (AlertApp app = AlertApp.wire(config, Clock.systemUTC(), registry, console::add)) {
                app.start();
                try (var admin = kit.admin()) {
                    new TopicAdmin(admin).ensure(topics.all());
                }
                publish(kit.bootstrapServers());

                await().atMost(Duration.ofSeconds(90)).until(() -> !console.isEmpty());
            }
        }
        assertThat(console)
                .singleElement()
                .asString()
                .contains("Return rate above 3 %", "Acme Germany", "4.00 % = 40 / 1,000", "ALERT_SLACK_OPS_WEBHOOK");
    }

    private void publish(String bootstrap) {
        Instant now = Instant.now();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            Rule rule = Samples.returnRateRule();
            row(producer, Topics.RULES, rule.getRule(), rule);
            Manifest manifest = Manifest.newBuilder(Samples.reference().manifest())
                    .setRows(Map.of(Topics.RULES, 1L))
                    .build();
            row(producer, Topics.MANIFEST, "manifest", manifest);
            for (Instant asOf : List.of(now.minus(Duration.ofHours(2)), now)) {
                snapshot(producer, Samples.returnsOfThousand(asOf, 40));
            }
        }
    }

    private void row(KafkaProducer<byte[], byte[]> producer, String topic, String key, SpecificRecord row) {
        byte[] value = AvroSerde.value(registry, row.getSchema()).serializer().serialize(topic, row);
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }

    private void snapshot(KafkaProducer<byte[], byte[]> producer, KpiSnapshot row) {
        String topic = Topics.kpisBy(row.getScopeType());
        var key = Samples.key(row);
        producer.send(new ProducerRecord<>(
                topic,
                Topics.partitionOf(row.getScopeId(), PARTITIONS),
                AvroSerde.key(registry, key.getSchema()).serializer().serialize(topic, key),
                AvroSerde.value(registry, row.getSchema()).serializer().serialize(topic, row)));
    }

    private KafkaClusterTestKit broker() throws Exception {
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setBootstrapMetadataVersion(MetadataVersion.latestProduction())
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .setBaseDirectory(Files.createDirectories(dir.resolve("kit")))
                .build();
        return new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("group.initial.rebalance.delay.ms", "0")
                .setConfigProp("log.cleaner.dedupe.buffer.size", "8388608")
                .setConfigProp("transaction.state.log.num.partitions", "1")
                .setConfigProp("transaction.state.log.replication.factor", "1")
                .setConfigProp("transaction.state.log.min.isr", "1")
                .build();
    }
}
