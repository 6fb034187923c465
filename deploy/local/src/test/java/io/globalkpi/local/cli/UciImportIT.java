package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.globalkpi.local.Question;
import io.globalkpi.local.broker.Ports;
import io.globalkpi.local.read.LatestRecords;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.local.trace.Recomputation;
import io.globalkpi.local.uci.UciBatch;
import io.globalkpi.local.uci.UciComparison;
import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten years old and a quarter of a million lines long: the values are those of a batch over the file, whatever is killed on the way.
 */
@Tag("gate")
class UciImportIT {

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Path CONFIG = HOME.resolve("deploy/config");
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    @TempDir
    private Path directory;

    private final List<Integer> ports = Ports.free(5);

    @Test
    void shouldEqualTheBatchThoughImporterAndPipelineAreKilled() throws IOException, InterruptedException {
        String data = System.getenv("GLOBALKPI_DATA");
        assumeTrue(data != null, "not run: GLOBALKPI_DATA names no folder with datasets/");
        Path file = Path.of(data, "datasets/uci_online_retail/online_retail_240k.csv.gz");

        killHalfWay(file);
        try (LocalProcess stack = start("second")) {
            run("import", file.toString(), "--mapping", "uci-online-retail");
            UciComparison comparison = new UciComparison(UciBatch.of(file, CONFIG.resolve("uci-online-retail"), false));
            awaitEqual(comparison);
            assertThat(run(
                            "kpis",
                            "--scope",
                            "site:uci/germany",
                            "--kpi",
                            "return_rate",
                            "--window",
                            "30d",
                            "--at",
                            "2011-05-01T00:00:00Z",
                            "--format",
                            "json"))
                    .contains("\"numerator\" : \"71\"", "\"denominator\" : \"6233\"");

            assertThat(run(
                            "trace",
                            "--scope",
                            "site:uci/germany",
                            "--kpi",
                            "return_rate",
                            "--window",
                            "30d",
                            "--at",
                            "2011-05-01T00:00:00Z"))
                    .contains("recomputed  71 / 6233", "published   71 / 6233", "file:online_retail_240k.csv.gz#");

            run("import", file.toString(), "--mapping", "uci-online-retail", "--again");
            List<KpiSnapshot> snapshots = awaitEqual(comparison);
            recompute();
            UciBatch planted = UciBatch.of(file, CONFIG.resolve("uci-online-retail"), true);
            assertThat(new UciComparison(planted).with(snapshots).differences()).isNotEmpty();
        }
    }

    private void recompute() throws InterruptedException {
        new Recomputation(bootstrap(), registry())
                .traceFifty(
                        Instant.parse("2011-05-01T00:00:00Z"),
                        EnumSet.of(WindowId.DAYS_30, WindowId.DAYS_90, WindowId.MONTH, WindowId.YEAR),
                        11);
    }

    private void killHalfWay(Path file) throws InterruptedException {
        try (LocalProcess stack = start("first")) {
            run("apply", CONFIG.resolve("uci-online-retail").toString());
            try (LocalProcess importer = LocalProcess.run(
                    directory, "import", pipeline("import", file.toString(), "--mapping", "uci-online-retail"))) {
                importer.awaitPrinted(
                        Pattern.compile("of 240,006 rows, [1-9]"), PATIENCE); // the first events are on their way
                importer.kill();
            }
            stack.kill();
        }
    }

    private LocalProcess start(String name) {
        List<String> command = new ArrayList<>(
                List.of("start", "--data", directory.resolve("data").toString()));
        List<String> options =
                List.of("--broker-port", "--registry-port", "--ingest-port", "--streams-port", "--alert-port");
        for (int i = 0; i < options.size(); i++) {
            command.addAll(List.of(options.get(i), ports.get(i).toString()));
        }
        return LocalProcess.run(directory, name, command).awaitPrinted("Ready.", PATIENCE);
    }

    private static void shouldBeEqual(UciComparison.Outcome outcome) {
        assertThat(outcome.compared()).isGreaterThan(10_000);
        assertThat(outcome.differences()).isEmpty();
    }

    /** Reading all values takes seconds: they are read when nothing waits to be corrected. */
    private List<KpiSnapshot> awaitEqual(UciComparison comparison) {
        AtomicReference<List<KpiSnapshot>> equal = new AtomicReference<>();
        Awaitility.await("values equal to the batch")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    new Question("settled").awaitYes(Map.of("kpi-streams", ports.get(3)), PATIENCE);
                    equal.set(snapshots());
                    shouldBeEqual(comparison.with(equal.get()));
                });
        return equal.get();
    }

    private List<KpiSnapshot> snapshots() {
        List<KpiSnapshot> snapshots = new ArrayList<>();
        try (TopicReader reader = new TopicReader(bootstrap())) {
            for (ScopeType type : List.of(ScopeType.SITE, ScopeType.COMPANY)) {
                var topic = new Topics(Topics.DEFAULT_PARTITIONS).topic(Topics.kpisBy(type));
                snapshots.addAll(
                        LatestRecords.of(topic, KpiSnapshot.class, reader, ConfluentSchemaRegistry.of(registry())));
            }
        }
        return snapshots;
    }

    private String run(String... arguments) {
        Surroundings around = new Surroundings(Map.of(), Clock.systemUTC(), HOME, ConfluentSchemaRegistry::of);
        StringWriter printed = new StringWriter();
        int code = GlobalKpi.commandLine(around)
                .setOut(new PrintWriter(printed))
                .execute(pipeline(arguments).toArray(String[]::new));
        assertThat(code).as(printed.toString()).isZero();
        return printed.toString();
    }

    private List<String> pipeline(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap", bootstrap(), "--registry", registry()));
        return all;
    }

    private String bootstrap() {
        return "127.0.0.1:" + ports.get(0);
    }

    private String registry() {
        return "http://127.0.0.1:" + ports.get(1);
    }
}
