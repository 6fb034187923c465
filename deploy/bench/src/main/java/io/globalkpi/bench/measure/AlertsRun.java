package io.globalkpi.bench.measure;

import io.globalkpi.bench.child.AlertsMain;
import io.globalkpi.bench.child.ChildJvm;
import io.globalkpi.bench.child.FirstRecords;
import io.globalkpi.bench.child.ProcessFigures;
import io.globalkpi.bench.child.RawMain;
import io.globalkpi.bench.mix.Looks;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The whole alert service, as it ships, over a topic of KPI values: from the first of them until all are committed. Beside it, bare
 * decoding of the same topic.
 */
public final class AlertsRun {

    public static final String VALUES_PER_SECOND = "valuesPerSecond";
    public static final String VALUES_PER_CPU_SECOND = "valuesPerCpuSecond";
    public static final List<String> FLAGS = List.of("-Xms1g", "-Xmx2g", "-XX:+UseParallelGC");

    private static final String APPLICATION = "alert-service";
    private static final long EVERY_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** What the last step says is decided by the clock when nothing more came for half a minute; a tick is five seconds. */
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private AlertsRun() {}

    /** Values a second of bare decoding: in the fresh JVM, and the best of the warm passes. */
    public static Run raw(Cluster cluster, Looks looks, Path directory) throws InterruptedException {
        List<Double> rates = RawRun.rates(cluster, RawMain.Input.KPIS, 1, directory);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(VALUES_PER_SECOND, rates.get(0) * looks.valuesPerSnapshot());
        figures.put("warmValuesPerSecond", RawRun.warm(rates) * looks.valuesPerSnapshot());
        return new Run("raw-values", true, figures, List.of());
    }

    /** @param recording where a flight recording goes; null for none */
    public static Run measure(Cluster cluster, Looks looks, Path directory, @Nullable Path recording)
            throws InterruptedException, ExecutionException, IOException {
        Folder.emptied(directory);
        cluster.clear("alert-service", APPLICATION);
        Map<String, Double> figures = new LinkedHashMap<>();
        try (ChildJvm service = ChildJvm.start(spec(cluster, looks, directory, recording), directory)) {
            rates(cluster, looks, service, figures);
            awaitSettled(cluster, looks.transitions());
        }
        return checked(cluster, looks, figures);
    }

    private static void rates(Cluster cluster, Looks looks, ChildJvm service, Map<String, Double> figures)
            throws InterruptedException, ExecutionException {
        long first = Long.parseLong(service.await(FirstRecords.SAID, PATIENCE));
        double spent = ProcessFigures.of(service.pid()).cpuSeconds();
        long last = awaitCommitted(cluster, service);
        ProcessFigures process = ProcessFigures.of(service.pid());
        double seconds = (last - first) / 1e3;
        double cpuSeconds = process.cpuSeconds() - spent;
        figures.put(VALUES_PER_SECOND, looks.values() / seconds);
        figures.put(VALUES_PER_CPU_SECOND, looks.values() / cpuSeconds);
        figures.put("seconds", seconds);
        figures.put("cpuSeconds", cpuSeconds);
        figures.put("peakResidentMegabytes", process.peakResident() / 1e6);
    }

    private static long awaitCommitted(Cluster cluster, ChildJvm service)
            throws InterruptedException, ExecutionException {
        Offsets offsets = new Offsets(cluster.admin());
        Map<TopicPartition, Long> input = offsets.ends(offsets.partitions(Topics.kpisBy(ScopeType.SITE)::equals));
        long giveUp = System.currentTimeMillis() + PATIENCE.toMillis();
        while (System.currentTimeMillis() < giveUp && service.isAlive()) {
            if (offsets.lag(APPLICATION, input) == 0) {
                return System.currentTimeMillis();
            }
            Thread.sleep(EVERY_MILLIS);
        }
        throw new IllegalStateException("the alert service did not commit all values; see its log");
    }

    /** Not in the figures: no value is left by then. */
    private static void awaitSettled(Cluster cluster, long transitions)
            throws InterruptedException, ExecutionException {
        long giveUp = System.currentTimeMillis() + SETTLED.toMillis();
        while (BreachCount.of(cluster) < transitions && System.currentTimeMillis() < giveUp) {
            Thread.sleep(1_000);
        }
    }

    /** Everything was looked at, so as many episodes were opened and ended as the values say. */
    private static Run checked(Cluster cluster, Looks looks, Map<String, Double> figures)
            throws InterruptedException, ExecutionException {
        long told = BreachCount.of(cluster);
        long expected = looks.transitions();
        figures.put("transitions", (double) told);
        figures.put("transitionsPerHundredValues", 100.0 * told / looks.values());
        List<String> notes = told == expected
                ? List.of()
                : List.of("NOT EXACT: " + told + " transitions were told, " + expected + " are in the values");
        return new Run("alerts", notes.isEmpty(), figures, notes);
    }

    private static ChildJvm.Spec spec(Cluster cluster, Looks looks, Path directory, @Nullable Path recording) {
        List<String> flags = new ArrayList<>(FLAGS);
        if (recording != null) {
            flags.add("-XX:StartFlightRecording=filename=" + recording + ",settings=profile,dumponexit=true");
            flags.add("-XX:FlightRecorderOptions=stackdepth=256");
        }
        Map<String, String> environment = Map.of(
                "GLOBALKPI_BOOTSTRAP",
                cluster.bootstrap(),
                "GLOBALKPI_REGISTRY",
                cluster.registry(),
                "GLOBALKPI_PARTITIONS",
                Integer.toString(Cluster.topics().partitions()),
                "ALERT_HTTP_PORT",
                "0",
                "ALERT_STATE_DIR",
                directory.resolve("state").toString(),
                "KAFKA_MAIN_CONSUMER_INTERCEPTOR_CLASSES",
                FirstRecords.class.getName());
        return new ChildJvm.Spec(
                "alerts", AlertsMain.class, flags, List.of(looks.end().toString()), environment);
    }
}
