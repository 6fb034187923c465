package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.local.broker.EmbeddedBroker;
import io.globalkpi.local.broker.Ports;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What months are may be chosen until the first value is published, and not after. */
@Timeout(240)
class FiscalYearIT {

    private static final String RETAIL =
            ", fiscalYear: {pattern: 4-5-4, weekBegins: SUNDAY, endMonth: JANUARY, ends: NEAREST, namedAfter: START}";

    private final StringWriter out = new StringWriter();
    private Surroundings around;
    private String bootstrap;

    @TempDir
    Path directory;

    @Test
    void shouldBeFixedByTheFirstValue() throws Exception {
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        Clock clock = Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);
        around = new Surroundings(Map.of(), clock, Path.of("../.."), url -> registry);
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), Ports.free())) {
            bootstrap = broker.bootstrap();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
                new TopicAdmin(admin).ensure(new Topics(Topics.DEFAULT_PARTITIONS).all());
            }
            assertThat(apply("")).as(out.toString()).isZero();
            assertThat(apply(RETAIL)).as(out.toString()).isZero();
            assertThat(out.toString()).contains("Manifest 2");

            publishSomething();

            assertThat(apply(", fiscalYear: calendar")).isEqualTo(1);
            assertThat(out.toString())
                    .contains("company.yaml:1: fiscalYear: cannot be changed once there are values", "`rebuild`");
            assertThat(apply("")).isZero();
            assertThat(apply(RETAIL)).isZero();
        }
    }

    private int apply(String fiscalYear) throws IOException {
        Path files = Files.createDirectories(directory.resolve("reference"));
        Files.writeString(
                files.resolve("company.yaml"),
                "company: {id: acme, name: Acme, reportingCurrency: USD, zone: UTC" + fiscalYear + "}");
        CommandLine line = GlobalKpi.commandLine(around);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        return line.execute("apply", files + "", "--bootstrap", bootstrap);
    }

    private void publishSomething() {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.kpisBy(ScopeType.COMPANY), "key", "value"));
        }
    }
}
