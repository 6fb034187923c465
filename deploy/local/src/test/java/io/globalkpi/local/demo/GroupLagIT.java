package io.globalkpi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.globalkpi.local.broker.EmbeddedBroker;
import io.globalkpi.local.broker.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GroupLagIT {

    private static final String GROUP = "kpi-streams";
    private static final TopicPartition READ = new TopicPartition("events", 0);
    private static final TopicPartition NEVER_READ = new TopicPartition("events", 1);

    @TempDir
    Path directory;

    private EmbeddedBroker broker;
    private Admin admin;
    private GroupLag lag;

    @BeforeEach
    void openBroker() throws Exception {
        broker = EmbeddedBroker.start(directory, Ports.free());
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
        admin.createTopics(List.of(new NewTopic("events", Optional.of(2), Optional.empty())))
                .all()
                .get();
        lag = new GroupLag(admin, broker.bootstrap(), Map.of(GROUP, Set.of(READ, NEVER_READ)));
    }

    @AfterEach
    void closeBroker() {
        admin.close();
        broker.close();
    }

    @Test
    void shouldCountWhatIsNotCommittedAndWhatWasNeverRead() throws Exception {
        write(READ, 5);
        write(NEVER_READ, 2);
        commit(READ, 3);

        assertThat(lag.unread(GROUP)).isEqualTo(4);
        assertThatIllegalStateException()
                .isThrownBy(() -> lag.awaitCaughtUp(Duration.ZERO))
                .withMessageContaining(GROUP)
                .withMessageContaining("4 records behind");
    }

    @Test
    void shouldBeCaughtUpWhenAllIsCommitted() throws Exception {
        write(READ, 5);
        commit(READ, 5);

        lag.awaitCaughtUp(Duration.ZERO);

        assertThat(lag.unread(GROUP)).isZero();
    }

    @Test
    void shouldNotWaitForWhatWasAborted() throws Exception {
        write(READ, 5);
        commit(READ, 5);
        abort(READ, 3);

        lag.awaitCaughtUp(Duration.ofSeconds(30));

        assertThat(lag.unread(GROUP)).isZero();
    }

    private void abort(TopicPartition partition, int records) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", "killed");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), "key", "value"));
            }
            producer.flush();
            producer.abortTransaction();
        }
    }

    private void write(TopicPartition partition, int records) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), "key", "value"));
            }
        }
    }

    private void commit(TopicPartition partition, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(GROUP, Map.of(partition, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }
}
