package io.globalkpi.bench.measure;

import io.globalkpi.bench.child.ChildJvm;
import io.globalkpi.bench.child.EngineMain;
import io.globalkpi.bench.child.FirstRecords;
import io.globalkpi.bench.child.GcLog;
import io.globalkpi.bench.child.ProcessFigures;
import io.globalkpi.bench.mix.Mix;
import io.globalkpi.schemas.topic.EventKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole engine, as it ships, from the first event to caught up: all input committed and the last value published. */
public final class EngineRun {

    public static final String APPLICATION = "kpi-streams-bench";
    public static final List<String> FLAGS = List.of("-Xms1g", "-Xmx4g", "-XX:+UseParallelGC");

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Cluster cluster;
    private final Settings settings;
    private final Path directory;
    private final Offsets offsets;

    /**
     * How the engine is run.
     *
     * @param environment settings beyond those that ship
     * @param recording where a flight recording goes; null for none
     */
    public record Settings(
            String runner,
            int threads,
            Map<String, String> environment,
            @Nullable Path recording) {}

    private EngineRun(Cluster cluster, Settings settings, Path directory) {
        this.cluster = cluster;
        this.settings = settings;
        this.directory = directory;
        this.offsets = new Offsets(cluster.admin());
    }

    public static Run measure(Cluster cluster, Input.Published input, Settings settings, Path directory)
            throws InterruptedException, ExecutionException, IOException {
        delete(directory);
        Files.createDirectories(directory);
        cluster.clear();
        return new EngineRun(cluster, settings, directory).measure(input);
    }

    private Run measure(Input.Published input) throws InterruptedException, ExecutionException, IOException {
        Map<String, Double> figures = new LinkedHashMap<>();
        try (ChildJvm engine = start()) {
            long started = System.currentTimeMillis();
            CaughtUp caughtUp = new CaughtUp(cluster, offsets);
            CaughtUp.Times times = caughtUp.await(engine, PATIENCE);
            long first = Long.parseLong(engine.await(FirstRecords.SAID, Duration.ofSeconds(1)));
            double seconds = (times.lastValue() - first) / 1e3;
            figures.put(Run.RATE, input.events() / seconds);
            figures.put("seconds", seconds);
            figures.put("secondsToInputCommitted", (times.inputCommitted() - first) / 1e3);
            figures.put("secondsToFirstEvent", (first - started) / 1e3);
            processFigures(ProcessFigures.of(engine.pid()), figures);
        }
        internalTopics(input.events(), figures);
        GcLog gc = GcLog.read(directory.resolve("gc.log"));
        figures.put("gcPauses", (double) gc.pauses());
        figures.put("gcMillis", gc.pauseMillis());
        figures.put("gcLongestMillis", gc.longestMillis());
        return check(input, figures);
    }

    private static void processFigures(ProcessFigures process, Map<String, Double> figures) {
        figures.put("peakResidentMegabytes", process.peakResident() / 1e6);
        figures.put("cpuSeconds", process.cpuSeconds());
    }

    private Run check(Input.Published input, Map<String, Double> figures) {
        Verification verification = Verification.of(cluster, input.truth());
        figures.put("publishedPerEvent", (double) verification.records() / input.events());
        figures.put("publishedBytesPerRecord", verification.bytesPerRecord());
        figures.put("controlTotalsChecked", (double) verification.checks());
        List<String> notes = new ArrayList<>(verification.differences());
        if (!notes.isEmpty()) {
            notes.add(
                    0,
                    "NOT EXACT: " + verification.wrong() + " of " + verification.checks() + " control totals differ");
        }
        return new Run(settings.runner(), notes.isEmpty(), figures, notes);
    }

    /** Ends of internal topics; they contain a marker per transaction and partition, which is a few a second. */
    private void internalTopics(int events, Map<String, Double> figures)
            throws ExecutionException, InterruptedException {
        long repartitioned =
                offsets.sum(offsets.partitions(name -> name.startsWith(APPLICATION) && name.endsWith("-repartition")));
        long ledger = offsets.sum(offsets.partitions(name -> name.equals(APPLICATION + "-ledger-changelog")));
        long changelogs =
                offsets.sum(offsets.partitions(name -> name.startsWith(APPLICATION) && name.endsWith("-changelog")));
        figures.put("repartitionedPerEvent", (double) repartitioned / events);
        figures.put("ledgerChangelogPerEvent", (double) ledger / events);
        figures.put("otherChangelogPerEvent", (double) (changelogs - ledger) / events);
    }

    private ChildJvm start() {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add(GcLog.flag(directory.resolve("gc.log")));
        if (settings.recording() != null) {
            flags.add(
                    "-XX:StartFlightRecording=filename=" + settings.recording() + ",settings=profile,dumponexit=true");
            flags.add("-XX:FlightRecorderOptions=stackdepth=256");
            flags.add("-Xlog:jfr*=off");
        }
        return ChildJvm.start(
                new ChildJvm.Spec("engine", EngineMain.class, flags, List.of(Mix.END.toString()), environment()),
                directory);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.put("GLOBALKPI_BOOTSTRAP", cluster.bootstrap());
        environment.put("GLOBALKPI_REGISTRY", cluster.registry());
        environment.put(
                "GLOBALKPI_PARTITIONS", Integer.toString(Cluster.topics().partitions()));
        environment.put("STREAMS_APPLICATION_ID", APPLICATION);
        environment.put("STREAMS_STATE_DIR", directory.resolve("state").toString());
        environment.put("STREAMS_THREADS", Integer.toString(settings.threads()));
        environment.put("STREAMS_HTTP_PORT", "0");
        environment.put("KAFKA_MAIN_CONSUMER_INTERCEPTOR_CLASSES", FirstRecords.class.getName());
        return environment;
    }

    static boolean isEventTopic(String name) {
        return EventKind.ofTopic(name).isPresent();
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
