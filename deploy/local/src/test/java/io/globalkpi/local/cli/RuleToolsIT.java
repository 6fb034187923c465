package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.local.broker.EmbeddedBroker;
import io.globalkpi.local.broker.Ports;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Sensitivity;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands with which one tries rules before they are on, against a real broker. */
@Timeout(120)
class RuleToolsIT {

    private static final String SITE = "amazon-de/acme";
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final Topics topics = new Topics(Topics.DEFAULT_PARTITIONS);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @Test
    void shouldTryLookOverAndPreview() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), Ports.free())) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
                new TopicAdmin(admin).ensure(topics.all());
            }
            assertThat(run(broker, "apply", reference().toString()))
                    .as(err + "" + out)
                    .isZero();
            publish(broker);

            shouldBacktest(broker);
            shouldLint(broker);
            shouldPreview(broker);
            shouldPrintQuality(broker);
        }
    }

    private void shouldBacktest(EmbeddedBroker broker) throws Exception {
        Path stricter = Files.writeString(directory.resolve("stricter.yaml"), rules("0.09", "0.08"));

        assertThat(run(
                        broker,
                        "backtest",
                        "--rules",
                        stricter.toString(),
                        "--from",
                        "2026-11-10T00:00:00Z",
                        "--suggest",
                        "1"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("48 snapshots")
                .containsPattern("return-rate-high +in force +1 +0 +1 ")
                .containsPattern("return-rate-high +proposed +0 +0 +0 ")
                .containsPattern("maria +in force +2 ")
                .contains("return-rate-high: ", "messages a week at most with", "level: warning, threshold: ");
    }

    private void shouldLint(EmbeddedBroker broker) {
        assertThat(run(broker, "lint")).isEqualTo(1);
        assertThat(out.toString())
                .contains("error: route to-nowhere: it is never reached")
                .contains("error: site amazon-de/orphan: nobody answers for it today")
                .doesNotContain("rule return-rate-high: it never fires");
    }

    private void shouldPreview(EmbeddedBroker broker) {
        assertThat(run(broker, "preview", "return-rate-high", "site:" + SITE, "--to", "maria"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("=== email:maria@example.com (maria, de)", "--- email-subject", "Acme Deutschland");

        assertThat(run(broker, "preview", "return-rate-high", "site:" + SITE, "--to", "nobody"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no person nobody");
    }

    private void shouldPrintQuality(EmbeddedBroker broker) {
        assertThat(run(broker, "breaches", "--quality")).isZero();
        assertThat(out.toString()).contains("precision", "toAnswer", "busiestDay");
    }

    /** Two days of hours at 2 %, of which five lie at 5 %. */
    private void publish(EmbeddedBroker broker) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrap()),
                AvroSerde.<KpiKey>key(registry, KpiKey.getClassSchema()).serializer(),
                AvroSerde.<KpiSnapshot>value(registry, KpiSnapshot.getClassSchema())
                        .serializer())) {
            for (int hour = 48; hour >= 1; hour--) {
                KpiSnapshot row = row(NOW.minus(Duration.ofHours(hour)), hour > 20 && hour <= 25 ? 50 : 20);
                Instant end = row.getWindowEnd();
                producer.send(new ProducerRecord<>(
                        Topics.kpisBy(ScopeType.SITE),
                        topics.partitionOf(SITE),
                        new KpiKey(ScopeType.SITE, SITE, "30d", end),
                        row));
            }
        }
    }

    private static KpiSnapshot row(Instant asOf, int returned) {
        Instant end = asOf.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return KpiSnapshot.newBuilder()
                .setScopeType(ScopeType.SITE)
                .setScopeId(SITE)
                .setScopeName("Acme Deutschland")
                .setWindow("30d")
                .setWindowStart(end.minus(Duration.ofDays(30)))
                .setWindowEnd(end)
                .setZone("UTC")
                .setAsOf(asOf)
                .setPublishedAt(asOf)
                .setClosed(false)
                .setProvisional(true)
                .setCurrency("EUR")
                .setReferenceVersion(1)
                .setKpis(List.of(KpiValue.newBuilder()
                        .setKpi("return_rate")
                        .setVersion(1)
                        .setDefinition("test")
                        .setNumerator(BigDecimal.valueOf(returned).setScale(6))
                        .setDenominator(BigDecimal.valueOf(1_000).setScale(6))
                        .setValue(returned / 1_000.0)
                        .setUnit(KpiUnit.RATIO)
                        .setBetter(Better.DOWN)
                        .setSensitivity(Sensitivity.OPEN)
                        .setSample(1_000)
                        .build()))
                .build();
    }

    private Path reference() throws Exception {
        Path dir = Files.createDirectories(directory.resolve("reference"));
        Files.copy(Path.of("../config/defaults/kpis.yaml"), dir.resolve("kpis.yaml"));
        Files.writeString(
                dir.resolve("company.yaml"), "company: {id: acme, name: Acme, reportingCurrency: EUR, zone: UTC}\n");
        Files.writeString(dir.resolve("sites.yaml"), """
                sites:
                  - {id: amazon-de/acme, name: Acme Deutschland, platform: amazon, market: DE, currency: EUR, zone: UTC, openedOn: 2024-01-01}
                  - {id: amazon-de/orphan, name: Orphan, platform: amazon, market: DE, currency: EUR, zone: UTC, openedOn: 2024-01-01}
                """);
        Files.writeString(dir.resolve("owners.yaml"), "owners:\n  - {id: maria, name: Maria, from: 2024-01-01}\n");
        Files.writeString(
                dir.resolve("ownership.yaml"),
                "ownership:\n  - {site: amazon-de/acme, kind: SITE, from: 2024-01-01, owner: maria}\n");
        Files.writeString(
                dir.resolve("people.yaml"),
                "people:\n  - {id: maria, name: Maria, owner: maria, language: de, addresses: {email: maria@example.com}}\n");
        Files.writeString(dir.resolve("routes.yaml"), """
                routes:
                  - {id: to-owner, channel: email, destination: "{owner}"}
                  - {id: to-nowhere, rules: [acos-*], channel: email, destination: "{owner}"}
                """);
        Files.writeString(dir.resolve("rules.yaml"), rules("0.03", "0.025"));
        return dir;
    }

    private static String rules(String threshold, String recovery) {
        return """
                rules:
                  - {id: return-rate-high, name: Returns high, kpi: return_rate, window: 30d, bound: AT_MOST, scopes: [SITE],
                     levels: [{level: warning, threshold: %s, recovery: %s, hold: 1h}]}
                """.formatted(threshold, recovery);
    }

    private int run(EmbeddedBroker broker, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Surroundings around = new Surroundings(Map.of(), Clock.fixed(NOW, ZoneOffset.UTC), directory, url -> registry);
        CommandLine command = GlobalKpi.commandLine(around);
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--bootstrap";
        all[arguments.length + 1] = broker.bootstrap();
        return command.execute(all);
    }
}
