package io.globalkpi.local.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.alert.AlertApp;
import io.globalkpi.alert.AlertConfig;
import io.globalkpi.ingest.publish.WholeTopic;
import io.globalkpi.local.broker.Ports;
import io.globalkpi.local.cli.Launcher;
import io.globalkpi.local.demo.DemoClock;
import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.KpiStreamsApp;
import io.globalkpi.streams.KpiStreamsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ERP that misses an order is told of by the rule that ships, and no more when it has the order. */
class ReconciliationAlertIT {

    private static final String RULE = "reconciliation-missing";
    private static final Instant PLACED = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant DUE = Instant.parse("2026-03-05T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final DemoClock clock = new DemoClock(Clock.systemUTC(), DUE.minus(Duration.ofHours(3)));

    @TempDir
    private Path directory;

    private World world;

    @Test
    void shouldBreakTheShippedRuleUntilTheErpHasTheOrder() throws Exception {
        try (World opened = World.open(directory)) {
            world = opened;
            world.apply(reference());
            try (KpiStreamsApp streams = KpiStreamsApp.wire(KpiStreamsConfig.from(environment()), clock);
                    AlertApp alerts = AlertApp.wire(AlertConfig.from(environment()), clock, notice -> {})) {
                streams.start();
                alerts.start();
                tell(IntStream.range(0, 20)
                        .mapToObj(order -> told(order, "amazon") + (order == 7 ? "" : told(order, "mabang")))
                        .collect(Collectors.joining()));
                awaitMissing("0/0");

                clock.setOn(DUE.plus(Duration.ofMinutes(1)));
                awaitMissing("1/20");
                clock.setOn(DUE.plus(Duration.ofHours(2)));
                awaitStates(BreachState.OPENED);
                assertThat(audited()).extracting(Launcher.Outcome::exitCode).isEqualTo(0);

                tell(told(7, "mabang"));
                awaitMissing("0/20");
                awaitStates(BreachState.OPENED, BreachState.RECOVERED);
            }
        }
        assertThat(breaches).allSatisfy(breach -> {
            assertThat(breach.getSince())
                    .as("not before both must have told it")
                    .isAfterOrEqualTo(DUE);
            assertThat(breach.getOpenedAt()).isEqualTo(breach.getSince().plus(Duration.ofHours(1)));
        });
    }

    private List<Breach> breaches = List.of();

    private Path reference() throws IOException {
        Path files = Files.createDirectories(directory.resolve("reference"));
        Files.writeString(
                files.resolve("company.yaml"), "company: {id: acme, name: Acme, reportingCurrency: EUR, zone: UTC}\n");
        Files.writeString(files.resolve("sites.yaml"), """
                sites:
                  - {site: amazon-de/acme, name: Amazon DE, platform: amazon, market: DE, currency: EUR, zone: Europe/Berlin, openedOn: 2020-01-01, sources: {orders: amazon}, reconciledWith: {orders: mabang}}
                """);
        return files;
    }

    private static String told(int order, String source) {
        return ("- {order: O%d, site: amazon-de/acme, source: %s, at: %s, currency: EUR,"
                        + " lines: [{sku: TEA, units: 1, gross: 10}]}%n")
                .formatted(order, source, PLACED);
    }

    private void tell(String events) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(world.kafka(), new StringSerializer(), new ByteArraySerializer())) {
            for (SpecificRecord event : WrittenBusiness.events(events)) {
                EventKind kind = EventKind.ofRecord(event);
                producer.send(new ProducerRecord<>(
                        kind.topic(),
                        World.TOPICS.partitionOf("amazon-de/acme"),
                        "key",
                        new AvroSerializer<SpecificRecord>(world.registry(), kind.schema(), false)
                                .serialize(kind.topic(), event)));
            }
        }
    }

    private void awaitMissing(String orders) {
        await("missing " + orders)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> orders.equals(missing()));
    }

    /**
     * Orders of the newest week that one misses, of those both must have told. Not of the row published last: that may be the
     * correction of an earlier week.
     */
    private String missing() {
        return read(Topics.kpisBy(ScopeType.SITE), KpiSnapshot.class).stream()
                .filter(row -> row.getWindow().equals("7d"))
                .reduce((one, later) -> one.getWindowEnd().isAfter(later.getWindowEnd()) ? one : later)
                .map(week -> week.getKpis().stream()
                        .filter(kpi -> kpi.getKpi().equals("reconciliation_missing"))
                        .map(ReconciliationAlertIT::fraction)
                        .collect(Collectors.joining()))
                .orElse("");
    }

    private static String fraction(KpiValue kpi) {
        return kpi.getNumerator().longValue() + "/"
                + (kpi.getDenominator() == null ? 0 : kpi.getDenominator().longValue());
    }

    /** Every value of the day once more, by the batch that shares no code with the engine. */
    private Launcher.Outcome audited() {
        return Launcher.run(
                clock,
                "audit",
                "--day",
                "2026-03-05",
                "--bootstrap",
                world.bootstrap(),
                "--registry",
                world.environment().get("GLOBALKPI_REGISTRY"));
    }

    private void awaitStates(BreachState... states) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            breaches = read(Topics.BREACHES, Breach.class).stream()
                    .filter(breach -> breach.getRule().equals(RULE))
                    .filter(breach -> breach.getState() != BreachState.UPDATED)
                    .toList();
            assertThat(breaches).extracting(Breach::getState).containsExactly(states);
        });
    }

    private <T extends SpecificRecord> List<T> read(String topic, Class<T> type) {
        AvroDeserializer<T> reader = new AvroDeserializer<>(
                world.registry(), World.TOPICS.topic(topic).value());
        List<T> records = new ArrayList<>();
        new WholeTopic(world.kafka())
                .read(topic, record -> records.add(type.cast(reader.deserialize(topic, record.value()))));
        return records;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = world.environment();
        environment.put("STREAMS_STATE_DIR", directory.resolve("streams").toString());
        environment.put("STREAMS_HTTP_PORT", Integer.toString(Ports.free()));
        environment.put("STREAMS_COMMIT_MS", "200");
        environment.put("STREAMS_EMIT_MS", "300");
        environment.put("STREAMS_CORRECT_MS", "1000");
        environment.put("ALERT_STATE_DIR", directory.resolve("alerts").toString());
        environment.put("ALERT_HTTP_PORT", "0");
        environment.put("ALERT_COMMIT_MS", "100");
        return environment;
    }
}
