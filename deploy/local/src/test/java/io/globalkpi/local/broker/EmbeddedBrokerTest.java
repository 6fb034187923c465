package io.globalkpi.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedBrokerTest {

    private static final String TOPIC = "kept";

    @TempDir
    Path directory;

    @Test
    void shouldKeepRecordsAndClusterAcrossRestarts() throws Exception {
        int port = Ports.free();
        String cluster;
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, port)) {
            cluster = clusterId(broker);
            createTopic(broker);
            commit(broker, "before");
        }

        long begun = System.nanoTime();
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, port)) {
            assertThat(read(broker)).containsExactly("before");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            assertThat(clusterId(broker)).isEqualTo(cluster);
        }
    }

    @Test
    void shouldNameATakenPortAndLeaveTheDirectoryAlone() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(BrokerException.class)
                    .isThrownBy(() -> EmbeddedBroker.start(directory.resolve("new"), other.getLocalPort()))
                    .withMessageContaining("port " + other.getLocalPort())
                    .withMessageContaining("--broker-port");
            assertThat(Files.exists(directory.resolve("new"))).isFalse();
        }
    }

    @Test
    void shouldRefuseADirectoryThatIsInUse() {
        try (EmbeddedBroker first = EmbeddedBroker.start(directory, Ports.free())) {
            assertThatExceptionOfType(BrokerException.class)
                    .isThrownBy(() -> EmbeddedBroker.start(directory, Ports.free()))
                    .withMessageContaining(directory.toString())
                    .withMessageContaining("--data");
            assertThat(first.bootstrap()).startsWith("127.0.0.1:");
        }
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static String clusterId(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static void commit(EmbeddedBroker broker, String value) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", "test");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, value));
            producer.commitTransaction();
        }
    }

    private static List<String> read(EmbeddedBroker broker) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrap(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(10)).records(partition).stream()
                    .map(record -> record.value())
                    .toList();
        }
    }
}
