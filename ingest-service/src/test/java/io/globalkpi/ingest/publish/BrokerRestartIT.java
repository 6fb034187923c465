package io.globalkpi.ingest.publish;

import static io.globalkpi.ingest.publish.Fixtures.SITE;
import static io.globalkpi.ingest.publish.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(150)
class BrokerRestartIT {

    private static final int ORDERS = 400;

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();

    @TempDir
    private Path directory;

    /** Three brokers, one of which goes away in the middle and comes back: nothing is lost, doubled or out of order. */
    @Test
    void shouldPublishEverythingOnceAndInOrderWhileABrokerGoesAndComesBack() throws Exception {
        try (KafkaClusterTestKit kit = kit()) {
            kit.format();
            kit.startup();
            kit.waitForReadyBrokers();
            Map<String, Object> kafka = Map.of("bootstrap.servers", kit.bootstrapServers());
            try (KafkaEventPublisher publisher = publisher(kafka)) {
                List<CompletableFuture<Receipt>> receipts = new ArrayList<>(publish(publisher, 0));
                int leaving = kit.brokers().keySet().iterator().next();
                kit.brokers().get(leaving).shutdown();
                kit.brokers().get(leaving).awaitShutdown();
                receipts.addAll(publish(publisher, ORDERS / 2));
                kit.brokers().get(leaving).startup();
                receipts.forEach(CompletableFuture::join);

                assertThat(keys(kafka)).containsExactlyElementsOf(expected());
            }
            try (KafkaEventPublisher next = publisher(kafka)) {
                assertThat(next.checkpoint("job").map(Checkpoint::getPosition)).contains("" + (ORDERS - 1));
            }
        }
    }

    private KafkaClusterTestKit kit() throws Exception {
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setNumBrokerNodes(3)
                .setNumControllerNodes(1)
                .setBaseDirectory(directory)
                .build();
        return new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp("default.replication.factor", "3")
                .setConfigProp("min.insync.replicas", "2")
                .setConfigProp("transaction.state.log.num.partitions", "1")
                .setConfigProp("transaction.state.log.replication.factor", "3")
                .setConfigProp("transaction.state.log.min.isr", "2")
                .setConfigProp("log.cleaner.dedupe.buffer.size", "8388608")
                .build();
    }

    private KafkaEventPublisher publisher(Map<String, Object> kafka) {
        return new KafkaEventPublisher(
                PublisherSettings.of(kafka, "restart"),
                () -> Optional.of(Fixtures.reference(SITE)),
                registry,
                new Topics(2),
                Fixtures.CLOCK,
                new SimpleMeterRegistry());
    }

    private static List<CompletableFuture<Receipt>> publish(KafkaEventPublisher publisher, int from) {
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
        for (int i = from; i < from + ORDERS / 2; i++) {
            Checkpoint checkpoint = Checkpoint.newBuilder()
                    .setJob("job")
                    .setPosition(Integer.toString(i))
                    .setRecords(i)
                    .setObservedAt(Fixtures.NOW)
                    .build();
            receipts.add(publisher.publish(new Publication(
                    List.of(order(Integer.toString(i)).build()), List.of(), List.of(), List.of(), checkpoint)));
        }
        return receipts;
    }

    private static List<String> keys(Map<String, Object> kafka) {
        List<String> keys = new ArrayList<>();
        new WholeTopic(kafka)
                .read("platform.orders.v1", record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
        return keys;
    }

    private static List<String> expected() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            keys.add(SITE + "/" + i);
        }
        return keys;
    }
}
