package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.reference.ReferenceApply;
import io.globalkpi.ingest.simulate.Simulation;
import io.globalkpi.ingest.simulate.SimulationPlan;
import io.globalkpi.local.broker.EmbeddedBroker;
import io.globalkpi.local.broker.Ports;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.table.Generations;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The simulated business plans its next year in a workbook. */
@Timeout(240)
class TargetsCommandIT {

    private static final String SITE = "amazon-us/acme";
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @Test
    void shouldWriteAWorkbookAndTakeItBack() throws Exception {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Surroundings around = new Surroundings(Map.of(), clock, Path.of("../.."), url -> registry);
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), Ports.free())) {
            applySimulation(broker, around, clock);
            publishMay(broker);
            Path file = directory.resolve("plan.xlsx");
            String[] pipeline = {"--bootstrap", broker.bootstrap()};

            assertThat(run(
                            around,
                            pipeline,
                            "template",
                            "--year",
                            "2027",
                            "--by",
                            "site",
                            "--growth",
                            "40",
                            "--out",
                            file + ""))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString()).contains("12 rows, 12 months, 1 amounts");

            assertThat(run(around, pipeline, "import", file + "", "--dry-run"))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString())
                    .contains("net_sales_budget (* set by hand)", "1400.00*", "Dry run: nothing was published.");
            assertThat(run(around, pipeline, "import", file + ""))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString()).contains("Manifest 3: 1 rows published.");
            shouldKeepTheGenerationsThereAre(around, pipeline);
            assertThat(run(around, pipeline, "template", "--year", "2027", "--out", file + ""))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("is already there");
            shouldAskTheYearBeforeForItsShape(around, pipeline);
        }
    }

    /** Reference data that is applied says nothing of them, and must not end a rebuild. */
    private void shouldKeepTheGenerationsThereAre(Surroundings around, String[] pipeline) {
        CommandLine line = GlobalKpi.commandLine(around);
        line.setOut(new PrintWriter(out, true));

        assertThat(line.execute("rebuild", "--status", pipeline[0], pipeline[1]))
                .isZero();
        assertThat(out.toString()).contains("generation 1 is in force", "generation 2 is beside it");
    }

    /** Of last year's second quarter only May was published. */
    private void shouldAskTheYearBeforeForItsShape(Surroundings around, String[] pipeline) throws IOException {
        Path plan = Files.createDirectories(directory.resolve("plan"));
        Files.writeString(plan.resolve("targets.yaml"), """
                targets: [{scope: "site:amazon-us/acme", kpi: net_sales_budget, period: 2027-Q2, amount: 90, weights: last-year}]
                """);
        CommandLine line = GlobalKpi.commandLine(around);
        line.setOut(new PrintWriter(out, true));

        assertThat(line.execute("apply", plan + "", "--dry-run", pipeline[0], pipeline[1]))
                .isEqualTo(1);
        assertThat(out.toString()).contains("weights: cannot be told: nothing was published of [2026-04, 2026-06]");
    }

    private void applySimulation(EmbeddedBroker broker, Surroundings around, Clock clock) throws Exception {
        Topics topics = new Topics(Topics.DEFAULT_PARTITIONS);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            new TopicAdmin(admin).ensure(topics.all());
        }
        Path reference = directory.resolve("reference");
        Simulation.of(SimulationPlan.demo(NOW)).writeReference(reference);
        ReferenceApply apply =
                new ReferenceApply(Map.of("bootstrap.servers", broker.bootstrap()), registry, topics, clock);
        var plan = apply.plan(around.defaults(), reference);
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.targets()).anyMatch(line -> line.contains("owner:orbit"));
        apply.apply(plan, "test", false);
        apply.generations(Generations::begun, "test");
    }

    /** Last year's May of one site: 1,000 USD. */
    private void publishMay(EmbeddedBroker broker) {
        Instant end = Instant.parse("2026-06-01T00:00:00Z");
        KpiKey key = new KpiKey(ScopeType.SITE, SITE, "month", end);
        KpiValue sales = KpiValue.newBuilder()
                .setKpi("net_sales_budget")
                .setVersion(1)
                .setDefinition("f")
                .setNumerator(new BigDecimal("1000").setScale(6))
                .setUnit(KpiUnit.MONEY)
                .setBetter(Better.UP)
                .build();
        KpiSnapshot snapshot = KpiSnapshot.newBuilder()
                .setScopeType(ScopeType.SITE)
                .setScopeId(SITE)
                .setWindow("month")
                .setWindowStart(Instant.parse("2026-05-01T07:00:00Z"))
                .setWindowEnd(Instant.parse("2026-06-01T07:00:00Z"))
                .setDate(LocalDate.parse("2026-05-31"))
                .setZone("America/Los_Angeles")
                .setAsOf(end)
                .setPublishedAt(end)
                .setClosed(true)
                .setProvisional(false)
                .setCurrency("USD")
                .setReferenceVersion(1)
                .setKpis(List.of(sales))
                .build();
        try (KafkaProducer<KpiKey, KpiSnapshot> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()),
                AvroSerde.<KpiKey>key(registry, KpiKey.getClassSchema()).serializer(),
                AvroSerde.<KpiSnapshot>value(registry, KpiSnapshot.getClassSchema())
                        .serializer())) {
            int partition = Topics.partitionOf(SITE, Topics.DEFAULT_PARTITIONS);
            producer.send(new ProducerRecord<>(Topics.kpisBy(ScopeType.SITE), partition, key, snapshot));
        }
    }

    private int run(Surroundings around, String[] pipeline, String... arguments) {
        CommandLine line = GlobalKpi.commandLine(around);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + pipeline.length + 1];
        all[0] = "targets";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        System.arraycopy(pipeline, 0, all, arguments.length + 1, pipeline.length);
        return line.execute(all);
    }
}
