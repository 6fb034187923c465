package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.reference.ReferenceApply;
import io.globalkpi.ingest.simulate.Simulation;
import io.globalkpi.ingest.simulate.SimulationPlan;
import io.globalkpi.local.broker.EmbeddedBroker;
import io.globalkpi.local.broker.Ports;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The simulated business plans its next year in a workbook. */
@Timeout(120)
class TargetsCommandIT {

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
            assertThat(out.toString()).contains("12 rows, 12 months");

            assertThat(run(around, pipeline, "import", file + "", "--dry-run"))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString())
                    .contains("net_sales_budget (* set by hand)", "company:acme", "Dry run: nothing was published.");
            assertThat(run(around, pipeline, "template", "--year", "2027", "--out", file + ""))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("is already there");
        }
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
