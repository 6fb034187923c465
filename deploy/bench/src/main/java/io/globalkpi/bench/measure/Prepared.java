package io.globalkpi.bench.measure;

import io.globalkpi.bench.mix.EventStream;
import io.globalkpi.bench.mix.Mix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that holds the events and the reference data of a mix, ready for one engine after another.
 *
 * @param kpis file of the KPI definitions that ship
 */
public record Prepared(Cluster cluster, Mix mix, Input.Published input, Path kpis) implements AutoCloseable {

    public static Prepared with(Mix mix, Path kpis, Path directory)
            throws InterruptedException, ExecutionException, IOException {
        Cluster cluster = Cluster.start(directory);
        cluster.introduce(mix, Mix.END, kpis, null);
        return new Prepared(cluster, mix, Input.publishAll(cluster, EventStream.overTheSpan(mix)), kpis);
    }

    /**
     * Takes away what earlier engines wrote.
     *
     * @param window the only one that KPIs are published for; null for those that ship
     */
    void forNextEngine(@Nullable String window) throws InterruptedException, ExecutionException, IOException {
        cluster.clear();
        cluster.introduce(mix, Mix.END, kpis, window);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
