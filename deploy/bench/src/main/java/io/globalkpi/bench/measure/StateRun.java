package io.globalkpi.bench.measure;

import io.globalkpi.bench.child.ChildJvm;
import io.globalkpi.bench.child.RestoreLog;
import io.globalkpi.bench.mix.Mix;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Much state: how much memory an engine takes for it, and how long one takes to get it back that was killed ({@code kill -9}) when
 * it had caught up.
 */
public final class StateRun {

    private static final long LOOK_MILLIS = 200;

    private StateRun() {}

    /** The figures of the catch-up, then those of the restart; the control totals are checked after it. */
    public static Run measure(Prepared prepared, String runner, Path directory)
            throws InterruptedException, ExecutionException, IOException {
        Folder.emptied(directory);
        prepared.forNextEngine();
        EngineJvm jvm = new EngineJvm(1, Mix.END.toString(), List.of(), null);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("liveEntities", (double) prepared.input().entities());
        long started = System.currentTimeMillis();
        try (ChildJvm engine = jvm.start(prepared.cluster(), "engine", directory)) {
            CaughtUp.Times times = new CaughtUp(prepared.cluster()).await(engine, EngineRun.PATIENCE);
            EngineRun.rates(engine, times, started, prepared.input().events(), figures);
            EngineRun.process(engine, figures);
            engine.kill();
        }
        EngineRun.collector(EngineJvm.gcLog("engine", directory), figures);
        InternalTopics.count(prepared.cluster().admin(), prepared.input().events(), figures);
        restart(prepared, jvm, directory, figures);
        return EngineRun.checked(runner, prepared, figures);
    }

    private static void restart(Prepared prepared, EngineJvm jvm, Path directory, Map<String, Double> figures)
            throws InterruptedException, ExecutionException {
        Instant killed = Instant.now();
        try (ChildJvm engine = jvm.start(prepared.cluster(), "engine-again", directory)) {
            RestoreLog restore = await(engine);
            double restoring = restore.restoring().toMillis() / 1e3;
            double downtime = (restore.running().toEpochMilli() - killed.toEpochMilli()) / 1e3;
            figures.put("restartSeconds", downtime);
            figures.put("restartFixedSeconds", downtime - restoring);
            figures.put("restoreSeconds", restoring);
            figures.put("restoredRecords", (double) restore.records());
            figures.put("restoredRecordsPerSecond", restore.records() / Math.max(0.001, restoring));
            figures.put("restoredEntitiesPerSecond", prepared.input().entities() / Math.max(0.001, restoring));
            new CaughtUp(prepared.cluster()).await(engine, EngineRun.PATIENCE);
        }
    }

    private static RestoreLog await(ChildJvm engine) throws InterruptedException {
        long giveUp = System.nanoTime() + EngineRun.PATIENCE.toNanos();
        while (System.nanoTime() < giveUp && engine.isAlive()) {
            Optional<RestoreLog> restored = RestoreLog.read(engine.lines());
            if (restored.isPresent()) {
                return restored.get();
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new IllegalStateException("the engine did not get its state back");
    }
}
