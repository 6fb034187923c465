package io.globalkpi.bench.measure;

import io.globalkpi.bench.child.ChildJvm;
import io.globalkpi.bench.child.FirstRecords;
import io.globalkpi.bench.child.GcLog;
import io.globalkpi.bench.child.ProcessFigures;
import io.globalkpi.bench.mix.Mix;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The whole engine, as it ships, from the first event to caught up: all input committed and the last value published. */
public final class EngineRun {

    static final Duration PATIENCE = Duration.ofMinutes(20);

    private EngineRun() {}

    /**
     * How the engine is run.
     *
     * @param recording where a recording goes; null for none
     */
    public record Settings(
            String runner, int threads, @Nullable Path recording) {}

    public static Run measure(Prepared prepared, Settings settings, Path directory)
            throws InterruptedException, ExecutionException, IOException {
        Folder.emptied(directory);
        prepared.forNextEngine();
        EngineJvm jvm = new EngineJvm(settings.threads(), Mix.END.toString(), List.of(), settings.recording());
        Map<String, Double> figures = new LinkedHashMap<>();
        long started = System.currentTimeMillis();
        try (ChildJvm engine = jvm.start(prepared.cluster(), "engine", directory)) {
            CaughtUp.Times times = new CaughtUp(prepared.cluster()).await(engine, PATIENCE);
            rates(engine, times, started, prepared.input().events(), figures);
            process(engine, figures);
        }
        collector(EngineJvm.gcLog("engine", directory), figures);
        InternalTopics.count(prepared.cluster().admin(), prepared.input().events(), figures);
        return checked(settings.runner(), prepared, figures);
    }

    static void rates(ChildJvm engine, CaughtUp.Times times, long started, int events, Map<String, Double> figures)
            throws InterruptedException {
        long first = Long.parseLong(engine.await(FirstRecords.SAID, Duration.ofSeconds(1)));
        double seconds = (times.lastValue() - first) / 1e3;
        figures.put(Run.RATE, events / seconds);
        figures.put("warmEventsPerSecond", times.warmRate());
        figures.put("seconds", seconds);
        figures.put("secondsToInputCommitted", (times.inputCommitted() - first) / 1e3);
        figures.put("secondsFromStartToFirstEvent", (first - started) / 1e3);
    }

    static void process(ChildJvm engine, Map<String, Double> figures) {
        ProcessFigures process = ProcessFigures.of(engine.pid());
        figures.put("peakResidentMegabytes", process.peakResident() / 1e6);
        figures.put("cpuSeconds", process.cpuSeconds());
    }

    static void collector(Path log, Map<String, Double> figures) throws IOException {
        GcLog gc = GcLog.read(log);
        figures.put("gcPauses", (double) gc.pauses());
        figures.put("gcMillis", gc.pauseMillis());
        figures.put("gcLongestMillis", gc.longestMillis());
        figures.put("heapAfterLastPauseMegabytes", (double) gc.lastHeapMegabytes());
    }

    static Run checked(String runner, Prepared prepared, Map<String, Double> figures) {
        Verification verification =
                Verification.of(prepared.cluster(), prepared.input().truth());
        figures.put(
                "publishedPerEvent",
                (double) verification.records() / prepared.input().events());
        figures.put("bytesPerPublished", verification.bytesPerRecord());
        figures.put("controlTotals", (double) verification.checks());
        List<String> notes = new ArrayList<>(verification.differences());
        if (!notes.isEmpty()) {
            notes.add(
                    0,
                    "NOT EXACT: " + verification.wrong() + " of " + verification.checks() + " control totals differ");
        }
        return new Run(runner, notes.isEmpty(), figures, notes);
    }
}
