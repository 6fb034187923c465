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

    /** Of the second half of the input, when what Java has to compile is compiled. */
    public static final String WARM_VALUES_PER_CPU_SECOND = "warmValuesPerCpuSecond";

    public static final List<String> FLAGS = List.of("-Xms1g", "-Xmx2g", "-XX:+UseParallelGC");

    private static final String APPLICATION = "alert-service";
    private static final long EVERY_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private AlertsRun() {}

    /** Values a second of bare decoding: in the fresh JVM, and the best of the warm passes. */
    public static Run raw(Cluster cluster, Looks looks, Path directory) throws InterruptedException {
        List<Double> rates = RawRun.rates(cluster, RawMain.Input.KPIS, 1, directory);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(VALUES_PER_SECOND, rates.get(0) * looks.valuesPerSnapshot());
        figures.put("warmValuesPerSecond", RawRun.warm(rates) * looks.valuesPerSnapshot());
        return new Run("raw-values", true, figures, List.of());
    }

    /** @param recording where a recording goes; null for none */
    public static Run measure(Cluster cluster, Looks looks, Path directory, @Nullable Path recording)
            throws InterruptedException, ExecutionException, IOException {
        Folder.emptied(directory);
        cluster.clear("alert-service", APPLICATION);
        cluster.keepAll(Topics.BREACHES);
        Map<String, Double> figures = new LinkedHashMap<>();
        try (ChildJvm service = ChildJvm.start(spec(cluster, looks, directory, recording), directory)) {
            rates(cluster, looks, service, figures);
        }
        return checked(cluster, looks, figures);
    }

    /** When so much of the input was committed, and what the process had used by then. */
    private record Mark(long millis, double cpuSeconds) {

        static Mark now(ChildJvm service) {
            return new Mark(
                    System.currentTimeMillis(), ProcessFigures.of(service.pid()).cpuSeconds());
        }

        double secondsSince(Mark other) {
            return (millis - other.millis) / 1e3;
        }

        double cpuSecondsSince(Mark other) {
            return cpuSeconds - other.cpuSeconds;
        }
    }

    private static void rates(Cluster cluster, Looks looks, ChildJvm service, Map<String, Double> figures)
            throws InterruptedException, ExecutionException {
        long first = Long.parseLong(service.await(FirstRecords.SAID, PATIENCE));
        Mark begin = new Mark(first, ProcessFigures.of(service.pid()).cpuSeconds());
        Offsets offsets = new Offsets(cluster.admin());
        Map<TopicPartition, Long> input = offsets.ends(offsets.partitions(Topics.kpisBy(ScopeType.SITE)::equals));
        long half = awaitCommitted(offsets, input, looks.snapshots() / 2, service);
        Mark middle = Mark.now(service);
        awaitCommitted(offsets, input, 0, service);
        Mark end = Mark.now(service);
        double late = (double) half * looks.valuesPerSnapshot();
        figures.put(VALUES_PER_SECOND, looks.values() / end.secondsSince(begin));
        figures.put(VALUES_PER_CPU_SECOND, looks.values() / end.cpuSecondsSince(begin));
        figures.put("warmValuesPerSecond", late / end.secondsSince(middle));
        figures.put(WARM_VALUES_PER_CPU_SECOND, late / end.cpuSecondsSince(middle));
        figures.put("seconds", end.secondsSince(begin));
        figures.put("cpuSeconds", end.cpuSecondsSince(begin));
        figures.put("peakResidentMegabytes", ProcessFigures.of(service.pid()).peakResident() / 1e6);
    }

    /** @return snapshots left; as many as asked for, or fewer */
    private static long awaitCommitted(Offsets offsets, Map<TopicPartition, Long> input, long left, ChildJvm service)
            throws InterruptedException, ExecutionException {
        long giveUp = System.currentTimeMillis() + PATIENCE.toMillis();
        while (System.currentTimeMillis() < giveUp && service.isAlive()) {
            long lag = offsets.lag(APPLICATION, input);
            if (lag <= left) {
                return lag;
            }
            Thread.sleep(EVERY_MILLIS);
        }
        throw new IllegalStateException("the alert service did not commit all values; see its log");
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
            flags.addAll(ChildJvm.recordedTo(recording));
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
