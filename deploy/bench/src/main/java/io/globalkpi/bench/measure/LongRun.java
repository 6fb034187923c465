package io.globalkpi.bench.measure;

import io.globalkpi.bench.child.ChildJvm;
import io.globalkpi.bench.child.FirstRecords;
import io.globalkpi.bench.child.GcLog;
import io.globalkpi.bench.mix.Mix;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Months of business time in a small heap: panes come and go many times over, and what is left after collections of all of it, every
 * few seconds, must stay what it is.
 */
public final class LongRun {

    /** With the quarter's number, from 1: heap in use after collections of all of it, the median of that quarter of them, megabytes. */
    public static final String HEAP_OF_QUARTER = "heapMegabytesOfQuarter";

    private static final List<String> SMALL = List.of("-Xms256m", "-Xmx768m");
    private static final int QUARTERS = 4;
    private static final int EVERY_SECONDS = 5;
    private static final Duration STARTING = Duration.ofMinutes(2);

    private LongRun() {}

    public static Run measure(Prepared prepared, String runner, Path directory)
            throws InterruptedException, ExecutionException, IOException {
        Folder.emptied(directory);
        prepared.forNextEngine();
        EngineJvm jvm = new EngineJvm(1, Mix.END.toString(), SMALL, null);
        Map<String, Double> figures = new LinkedHashMap<>();
        long started = System.currentTimeMillis();
        ScheduledExecutorService collector = Executors.newSingleThreadScheduledExecutor();
        try (ChildJvm engine = jvm.start(prepared.cluster(), "engine", directory)) {
            engine.await(FirstRecords.SAID, STARTING);
            collector.scheduleAtFixedRate(engine::collect, 0, EVERY_SECONDS, TimeUnit.SECONDS);
            CaughtUp.Times times = new CaughtUp(prepared.cluster()).await(engine, EngineRun.PATIENCE);
            EngineRun.rates(engine, times, started, prepared.input().events(), figures);
            EngineRun.process(engine, figures);
        } finally {
            collector.shutdownNow();
        }
        Path log = EngineJvm.gcLog("engine", directory);
        EngineRun.collector(log, figures);
        GcLog collections = GcLog.read(log);
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            figures.put(HEAP_OF_QUARTER + (quarter + 1), (double) collections.medianOfWhole(quarter, QUARTERS));
        }
        return EngineRun.checked(runner, prepared, figures);
    }
}
