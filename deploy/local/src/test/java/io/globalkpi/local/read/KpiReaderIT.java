package io.globalkpi.local.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.local.broker.EmbeddedBroker;
import io.globalkpi.local.broker.Ports;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KpiReaderIT {

    private static final String SITE = "uci/germany";
    private static final String OTHER = "uci/france";
    private static final String RETURN_RATE = "return_rate";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final Topics topics = new Topics(Topics.DEFAULT_PARTITIONS);

    @TempDir
    Path directory;

    @Test
    void shouldAnswerAsOfAnInstantCarryingForwardWithinThePeriodOnly() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, Ports.free())) {
            publish(broker);

            assertThat(values(broker, "30d", "2011-04-29T23:00:00Z")).containsExactly("0.02");
            assertThat(values(broker, "30d", "2011-04-29T21:59:59Z")).containsExactly("0.01");
            assertThat(values(broker, "30d", "2011-05-02T00:00:00Z")).containsExactly("0.02");
            assertThat(values(broker, "30d", "2011-05-03T00:00:00Z")).containsExactly("0.05");
            assertThat(values(broker, "30d", "2011-04-20T00:00:00Z")).isEmpty();
            assertThat(values(broker, "month", "2011-04-30T12:00:00Z")).containsExactly("0.03");
            assertThat(values(broker, "month", "2011-05-01T12:00:00Z")).isEmpty();
            assertThat(values(broker, "30d", null)).containsExactly("0.05");
        }
    }

    /** A correction of an earlier step is written after later ones, and must not become the latest value. */
    private void publish(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            new TopicAdmin(admin).ensure(topics.all());
        }
        try (KafkaProducer<KpiKey, KpiSnapshot> producer = producer(broker)) {
            send(producer, SITE, "30d", LocalDate.of(2011, 4, 29), 1);
            send(producer, OTHER, "30d", LocalDate.of(2011, 4, 30), 9);
            send(producer, SITE, "30d", LocalDate.of(2011, 4, 30), 7);
            send(producer, SITE, "30d", LocalDate.of(2011, 5, 3), 5);
            send(producer, SITE, "month", LocalDate.of(2011, 4, 29), 3);
            send(producer, SITE, "30d", LocalDate.of(2011, 4, 30), 2);
        }
    }

    private KafkaProducer<KpiKey, KpiSnapshot> producer(EmbeddedBroker broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()),
                AvroSerde.<KpiKey>key(registry, KpiKey.getClassSchema()).serializer(),
                AvroSerde.<KpiSnapshot>value(registry, KpiSnapshot.getClassSchema())
                        .serializer());
    }

    private static void send(
            KafkaProducer<KpiKey, KpiSnapshot> producer, String site, String window, LocalDate date, int percent) {
        Instant end = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        KpiKey key = KpiKey.newBuilder()
                .setScopeType(ScopeType.SITE)
                .setScopeId(site)
                .setWindow(window)
                .setWindowEnd(end)
                .build();
        int partition = Topics.partitionOf(site, Topics.DEFAULT_PARTITIONS);
        producer.send(new ProducerRecord<>(
                Topics.kpisBy(ScopeType.SITE), partition, key, snapshot(site, window, date, percent)));
    }

    private static KpiSnapshot snapshot(String site, String window, LocalDate date, int percent) {
        Instant end = date.plusDays(1).atStartOfDay(BERLIN).toInstant();
        return KpiSnapshot.newBuilder()
                .setScopeType(ScopeType.SITE)
                .setScopeId(site)
                .setWindow(window)
                .setWindowStart(date.minusDays(29).atStartOfDay(BERLIN).toInstant())
                .setWindowEnd(end)
                .setZone(BERLIN.getId())
                .setAsOf(end)
                .setPublishedAt(end)
                .setClosed(true)
                .setCompleteness(null)
                .setProvisional(false)
                .setCurrency("EUR")
                .setReferenceVersion(1)
                .setKpis(List.of(value(percent)))
                .build();
    }

    private static KpiValue value(int percent) {
        return KpiValue.newBuilder()
                .setKpi(RETURN_RATE)
                .setVersion(1)
                .setDefinition("f")
                .setNumerator(new BigDecimal(percent).setScale(6))
                .setDenominator(new BigDecimal(100).setScale(6))
                .setValue(percent / 100.0)
                .setUnit(KpiUnit.RATIO)
                .setBetter(Better.DOWN)
                .build();
    }

    private List<String> values(EmbeddedBroker broker, String window, @Nullable String at) {
        KpiQuestion question = new KpiQuestion(
                List.of(new ScopeRef(ScopeType.SITE, SITE)),
                Set.of(WindowId.of(window)),
                Set.of(RETURN_RATE),
                at == null ? null : Instant.parse(at));
        try (TopicReader reader = new TopicReader(broker.bootstrap())) {
            return new KpiReader(reader, registry, topics)
                    .rows(question).stream()
                            .map(row -> String.valueOf(row.value().getValue()))
                            .toList();
        }
    }
}
