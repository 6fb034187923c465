package io.globalkpi.bench.measure;

import io.globalkpi.bench.mix.EventStream;
import io.globalkpi.bench.mix.Mix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/** A cluster that holds the events and the reference data of a mix, ready for one engine after another. */
public record Prepared(Cluster cluster, Input.Published input) implements AutoCloseable {

    /** @param kpis file of the KPI definitions that ship */
    public static Prepared with(Mix mix, Path kpis, Path directory)
            throws InterruptedException, ExecutionException, IOException {
        Cluster cluster = Cluster.start(directory);
        cluster.introduce(mix, Mix.END, kpis);
        return new Prepared(cluster, Input.publishAll(cluster, EventStream.overTheSpan(mix)));
    }

    /** Takes away what earlier engines wrote. */
    void forNextEngine() throws InterruptedException, ExecutionException {
        cluster.clear();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
