package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.local.broker.EmbeddedBroker;
import io.globalkpi.local.broker.Ports;
import io.globalkpi.schemas.kpi.Reconciliation;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reconciliations on a broker, chosen and printed. */
@Timeout(120)
class ReconcileCommandIT {

    static {
        TrustedRecords.trust();
    }

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final Topics topics = new Topics(Topics.DEFAULT_PARTITIONS);
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void shouldPrintTheLatestRowOfEveryDayAndEndWithOneWhereTooMuchIsUnexplained() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), Ports.free())) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
                new TopicAdmin(admin).ensure(topics.all());
            }
            publish(broker, "2026-11-01", "3", "2026-11-01", "0", "2026-11-02", "1");

            assertThat(run(broker, "--site", "amazon-de/acme", "--format", "csv"))
                    .isZero();
            assertThat(out.toString().lines().skip(1))
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("2026-11-01,amazon-de/acme,orders,amazon,mabang,3,2,5,4,EUR,100,120,-20,");
            assertThat(run(broker, "--above", "0.5", "--format", "csv")).isEqualTo(1);
            assertThat(out.toString().lines().skip(1))
                    .singleElement()
                    .asString()
                    .startsWith("2026-11-02");
            assertThat(run(broker, "--above", "0.5", "--to", "2026-11-01")).isZero();
            assertThat(run(broker, "--above", "-1")).isEqualTo(2);
        }
    }

    /** @param rows date, unexplained, date, unexplained, ... */
    private void publish(EmbeddedBroker broker, String... rows) {
        AvroSerializer<Reconciliation> values = new AvroSerializer<>(registry, Reconciliation.getClassSchema(), false);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()), new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < rows.length; i += 2) {
                Reconciliation row = row(rows[i], rows[i + 1]);
                producer.send(new ProducerRecord<>(
                        Topics.RECONCILIATION,
                        topics.partitionOf(row.getSite()),
                        row.getSite() + "|" + row.getDate() + "|orders|mabang",
                        values.serialize(Topics.RECONCILIATION, row)));
            }
        }
    }

    private static Reconciliation row(String date, String unexplained) {
        BigDecimal rest = new BigDecimal(unexplained).setScale(6);
        return Reconciliation.newBuilder()
                .setSite("amazon-de/acme")
                .setDate(LocalDate.parse(date))
                .setFeed("orders")
                .setSource("amazon")
                .setOtherSource("mabang")
                .setCurrency("EUR")
                .setEntities(3)
                .setOtherEntities(2)
                .setUnits(5)
                .setOtherUnits(4)
                .setAmount(new BigDecimal("100.000000"))
                .setOtherAmount(new BigDecimal("120.000000"))
                .setExplained(Map.of("tax", new BigDecimal("-20.000000").subtract(rest)))
                .setUnexplained(rest)
                .setAsOf(Instant.parse("2026-11-03T00:00:00Z"))
                .setPublishedAt(Instant.parse("2026-11-03T00:00:01Z"))
                .build();
    }

    private int run(EmbeddedBroker broker, String... options) {
        List<String> line = new ArrayList<>(List.of("reconcile", "--bootstrap", broker.bootstrap()));
        line.addAll(List.of(options));
        out.getBuffer().setLength(0);
        Surroundings around = new Surroundings(Map.of(), Clock.systemUTC(), directory, url -> registry);
        return GlobalKpi.commandLine(around)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(line.toArray(new String[0]));
    }
}
