package io.globalkpi.alert;

import static org.awaitility.Awaitility.await;

import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.TopicAdmin;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real broker, alone: one for all tests of a JVM, begun when the first asks for it and as empty as at its begin for each.
 */
public final class TestBroker implements AutoCloseable {

    private static TestBroker shared;

    private final KafkaClusterTestKit kit;

    private TestBroker(KafkaClusterTestKit kit) {
        this.kit = kit;
    }

    /** Empty, whatever tests before left there. It goes on running when it is closed, for those that come after. */
    public static synchronized TestBroker start() throws Exception {
        if (shared == null) {
            shared = new TestBroker(kit());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::stop, "test-broker-stop"));
        } else {
            shared.empty();
        }
        return shared;
    }

    private static KafkaClusterTestKit kit() throws Exception {
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setBootstrapMetadataVersion(MetadataVersion.latestProduction())
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .setBaseDirectory(Files.createTempDirectory("test-broker"))
                .build();
        KafkaClusterTestKit kit = new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("group.initial.rebalance.delay.ms", "0")
                // So that a test may miss a killed client soon, and end what it left open.
                .setConfigProp("group.min.session.timeout.ms", "1000")
                .setConfigProp("transaction.abort.timed.out.transaction.cleanup.interval.ms", "250")
                .setConfigProp("log.cleaner.dedupe.buffer.size", "8388608")
                .setConfigProp("transaction.state.log.num.partitions", "1")
                .setConfigProp("transaction.state.log.replication.factor", "1")
                .setConfigProp("transaction.state.log.min.isr", "1")
                .build();
        kit.format();
        kit.startup();
        kit.waitForReadyBrokers();
        return kit;
    }

    /** No topics, and nobody who read them; whoever was killed is missed first. */
    private void empty() throws Exception {
        try (Admin admin = admin()) {
            await().atMost(Duration.ofSeconds(40)).ignoreExceptions().until(() -> {
                List<String> groups = admin.listGroups().all().get().stream()
                        .map(GroupListing::groupId)
                        .toList();
                admin.deleteConsumerGroups(groups).all().get();
                return true;
            });
            admin.deleteTopics(admin.listTopics().names().get()).all().get();
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> admin.listTopics().names().get().isEmpty());
        }
    }

    private void stop() {
        try {
            kit.close();
        } catch (Exception e) {
            // The JVM ends; the folder is a temporary one.
            System.err.println("the test broker did not stop: " + e);
        }
    }

    public String bootstrap() {
        return kit.bootstrapServers();
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap()));
    }

    public void ensure(Collection<Topic> topics) throws Exception {
        try (Admin admin = admin()) {
            new TopicAdmin(admin).ensure(topics);
        }
    }

    /** Every committed value of a topic, in the order of its partition. */
    public <V extends SpecificRecord> List<V> committed(Topic topic, SchemaRegistry registry, Schema schema) {
        List<TopicPartition> all = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new AvroDeserializer<V>(registry, schema))) {
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            List<V> values = new ArrayList<>();
            while (all.stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    /** Left to the next. */
    @Override
    public void close() {}
}
