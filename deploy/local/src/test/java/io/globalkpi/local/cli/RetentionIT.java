package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.reference.ReferenceApply;
import io.globalkpi.local.broker.EmbeddedBroker;
import io.globalkpi.local.broker.Ports;
import io.globalkpi.local.read.RecordDecoder;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept is counted from its publication: an event of 2011 told today stays, however old the business is. */
@Timeout(180)
class RetentionIT {

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Path CONFIG = HOME.resolve("deploy/config");
    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PARTITIONS);
    private static final String ORDERS = EventKind.ORDERS.topic();
    private static final Instant SOLD = Instant.parse("2011-05-01T11:04:00Z");

    /** The broker looks at this pace for what is too old; without the settings every five minutes. */
    private static final Map<String, String> LOOK_OFTEN =
            Map.of("log.retention.check.interval.ms", "200", "log.initial.task.delay.ms", "200");

    private final SchemaRegistry registry = new InMemorySchemaRegistry();

    @TempDir
    private Path directory;

    private EmbeddedBroker broker;
    private Admin admin;

    @BeforeEach
    void open() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("broker"), Ports.free(), LOOK_OFTEN);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
        new TopicAdmin(admin).ensure(TOPICS.all());
        ReferenceApply apply = new ReferenceApply(
                Map.of("bootstrap.servers", broker.bootstrap()), registry, TOPICS, Clock.systemUTC());
        apply.apply(apply.plan(CONFIG.resolve("defaults"), CONFIG.resolve("uci-online-retail")), "test", false);
    }

    @AfterEach
    void close() {
        admin.close();
        broker.close();
    }

    @Test
    void shouldKeepAnOldEventToldTodayAndDeleteWhatWasToldLongAgo() throws Exception {
        Instant begun = Instant.now();
        importOneSaleOf2011();
        TopicPartition place = new TopicPartition(ORDERS, TOPICS.partitionOf("uci/germany"));
        TopicPartition other = new TopicPartition(ORDERS, (place.partition() + 1) % Topics.DEFAULT_PARTITIONS);

        // The check that takes the first may have passed the sale's partition before the sale came; the second's
        // cannot.
        awaitDeletionOfWhatWasToldLongAgo(other);
        awaitDeletionOfWhatWasToldLongAgo(other);

        assertThat(records(place)).singleElement().satisfies(record -> {
            assertThat(Instant.ofEpochMilli(record.timestamp())).isBetween(begun, Instant.now());
            assertThat(decoded(record).getOccurredAt()).isEqualTo(SOLD);
        });
    }

    private void importOneSaleOf2011() throws Exception {
        Path file = Files.writeString(directory.resolve("sale.csv"), """
                InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                551600,22809,SET OF 6 T-LIGHTS SANTA,6,5/1/11 12:04,2.95,12662,Germany
                """);
        Surroundings around = new Surroundings(Map.of(), Clock.systemUTC(), HOME, url -> registry);
        StringWriter printed = new StringWriter();
        int code = GlobalKpi.commandLine(around)
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(printed))
                .execute(
                        "import", file.toString(), "--mapping", "uci-online-retail", "--bootstrap", broker.bootstrap());
        assertThat(code).as(printed.toString()).isZero();
    }

    private void awaitDeletionOfWhatWasToldLongAgo(TopicPartition partition) throws Exception {
        long offset = tellLongAgo(partition);
        Awaitility.await("retention")
                .atMost(Duration.ofSeconds(60))
                .until(() -> admin.listOffsets(Map.of(partition, OffsetSpec.earliest()))
                                .partitionResult(partition)
                                .get()
                                .offset()
                        > offset);
    }

    /** A day longer ago than records are kept. */
    private long tellLongAgo(TopicPartition partition) throws Exception {
        Duration kept =
                Duration.ofMillis(Long.parseLong(TOPICS.topic(ORDERS).config().get("retention.ms")));
        long told = Instant.now().minus(kept).minus(Duration.ofDays(1)).toEpochMilli();
        byte[] anything = {0};
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            return producer.send(
                            new ProducerRecord<>(partition.topic(), partition.partition(), told, anything, anything))
                    .get()
                    .offset();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> records(TopicPartition partition) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (TopicReader reader = new TopicReader(broker.bootstrap())) {
            reader.read(List.of(partition), records::add);
        }
        return records;
    }

    private Order decoded(ConsumerRecord<byte[], byte[]> record) {
        return new RecordDecoder(TOPICS.topic(ORDERS), registry).value(record.value(), Order.class);
    }
}
