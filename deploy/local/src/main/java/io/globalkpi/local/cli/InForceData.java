package io.globalkpi.local.cli;

import io.globalkpi.local.read.Brokers;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.table.ReferenceReader;
import io.globalkpi.schemas.topic.Topics;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The reference data that a running pipeline goes by. */
final class InForceData {

    private static final long PATIENCE_SECONDS = 20;

    private InForceData() {}

    /** @throws IllegalStateException if nothing was applied, or it cannot be read in time */
    static ReferenceData of(PipelineOptions pipeline, Surroundings around) throws InterruptedException {
        Brokers.check(pipeline.bootstrap());
        CompletableFuture<ReferenceData> data = new CompletableFuture<>();
        try (ReferenceReader reader = new ReferenceReader(
                Map.of("bootstrap.servers", pipeline.bootstrap()),
                pipeline.registry(around),
                new Topics(pipeline.partitions()))) {
            reader.start(data::complete);
            return data.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException(
                    "no reference data at " + pipeline.bootstrap()
                            + "; is the pipeline running, and was anything applied?",
                    e);
        }
    }
}
