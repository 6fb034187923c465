package io.globalkpi.streams.topology;

import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.streams.StreamsConfig;

/** A real broker with the event topics and the KPI topics on it. */
final class EventBroker implements AutoCloseable {

    static final int PARTITIONS = 2;

    private final KafkaClusterTestKit kit;
    private final SchemaRegistry registry;
    private final Map<KpiKey, KpiSnapshot> latest = new HashMap<>();
    private long read;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<KpiKey, KpiSnapshot> consumer;

    private EventBroker(KafkaClusterTestKit kit, SchemaRegistry registry) throws Exception {
        this.kit = kit;
        this.registry = registry;
        List<String> kpis =
                Stream.of(ScopeType.values()).map(Topics::kpisBy).distinct().toList();
        createTopics(kpis);
        Map<String, Object> one = client();
        one.put("max.in.flight.requests.per.connection", 1); // a second batch may not come first to a topic that is new
        producer = new KafkaProducer<>(one, new StringSerializer(), new ByteArraySerializer());
        Map<String, Object> committed = client();
        committed.put("isolation.level", "read_committed");
        committed.put("auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(
                committed,
                new AvroDeserializer<>(registry, KpiKey.getClassSchema()),
                new AvroDeserializer<>(registry, KpiSnapshot.getClassSchema()));
        consumer.assign(kpis.stream()
                .flatMap(topic -> Stream.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1)))
                .toList());
    }

    static EventBroker start(Path dir, SchemaRegistry registry) throws Exception {
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setBootstrapMetadataVersion(MetadataVersion.latestProduction())
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .setBaseDirectory(Files.createDirectories(dir))
                .build();
        KafkaClusterTestKit kit = new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("group.initial.rebalance.delay.ms", "0")
                .setConfigProp("log.cleaner.dedupe.buffer.size", "8388608")
                .setConfigProp("transaction.state.log.num.partitions", "1")
                .setConfigProp("transaction.state.log.replication.factor", "1")
                .setConfigProp("transaction.state.log.min.isr", "1")
                .build();
        kit.format();
        kit.startup();
        kit.waitForReadyBrokers();
        return new EventBroker(kit, registry);
    }

    private void createTopics(List<String> kpis) throws Exception {
        List<NewTopic> topics = new ArrayList<>();
        Stream.concat(Stream.of(EventKind.values()).map(EventKind::topic), Stream.of(Topics.FEEDS))
                .forEach(topic -> topics.add(new NewTopic(topic, PARTITIONS, (short) 1)));
        kpis.forEach(topic -> topics.add(new NewTopic(topic, PARTITIONS, (short) 1)));
        topics.add(new NewTopic(Topics.SCORECARDS, PARTITIONS, (short) 1));
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(topics).all().get();
        }
    }

    private Map<String, Object> client() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", kit.bootstrapServers());
        return settings;
    }

    Properties streamsSettings(Path state) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "kpi-streams-it");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kit.bootstrapServers());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        settings.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 6_000); // who is gone never says goodbye
        settings.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), 1_000);
        return settings;
    }

    /** Partitioned by site, as ingest does. */
    void tell(List<SpecificRecord> tellings) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (SpecificRecord telling : tellings) {
            String topic = telling instanceof Feed
                    ? Topics.FEEDS
                    : EventKind.ofRecord(telling).topic();
            byte[] bytes = new AvroSerializer<>(registry, telling.getSchema(), false).serialize(topic, telling);
            int partition = Topics.partitionOf(site(telling), PARTITIONS);
            sent.add(producer.send(new ProducerRecord<>(topic, partition, "key", bytes)));
        }
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    static String site(SpecificRecord telling) {
        return telling instanceof Feed row ? row.getSite() : (String) telling.get(2);
    }

    /** The latest committed snapshot of every key, as far as published by now. */
    Map<KpiKey, KpiSnapshot> latest() {
        ConsumerRecords<KpiKey, KpiSnapshot> records = consumer.poll(Duration.ofMillis(1_000));
        while (!records.isEmpty()) {
            for (ConsumerRecord<KpiKey, KpiSnapshot> record : records) {
                latest.compute(record.key(), (key, before) -> record.value()); // null for what is no longer kept
                read++;
            }
            records = consumer.poll(Duration.ofMillis(1_000));
        }
        return latest;
    }

    /** Every committed scorecard from the first on, in the order of its owner's. */
    List<Scorecard> cards() {
        Map<String, Object> committed = client();
        committed.put("isolation.level", "read_committed");
        List<TopicPartition> partitions =
                List.of(new TopicPartition(Topics.SCORECARDS, 0), new TopicPartition(Topics.SCORECARDS, 1));
        List<Scorecard> cards = new ArrayList<>();
        try (KafkaConsumer<String, Scorecard> reader = new KafkaConsumer<>(
                committed, new StringDeserializer(), new AvroDeserializer<>(registry, Scorecard.getClassSchema()))) {
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> reader.position(one) < ends.get(one))) {
                reader.poll(Duration.ofMillis(200)).forEach(record -> cards.add(record.value()));
            }
        }
        return cards;
    }

    /** Snapshots read so far. */
    long read() {
        return read;
    }

    @Override
    public void close() throws Exception {
        producer.close(Duration.ofSeconds(5));
        consumer.close();
        kit.close();
    }
}
