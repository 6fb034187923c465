package io.globalkpi.local.cli;

import io.globalkpi.local.read.Brokers;
import io.globalkpi.local.read.InForce;
import io.globalkpi.local.read.PipelineException;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.table.ReferenceReader;
import io.globalkpi.schemas.topic.Topics;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Option;

/** Where the running pipeline is that a command talks to. */
final class PipelineOptions {

    private static final long PATIENCE_SECONDS = 20;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "Kafka broker (default: ${DEFAULT-VALUE}).")
    private String bootstrap;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8081",
            description = "Schema registry (default: ${DEFAULT-VALUE}).")
    private String registry;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = GlobalKpi.DEFAULT_PARTITIONS,
            description = "Partitions that the pipeline was made with (default: ${DEFAULT-VALUE}).")
    private int partitions;

    String bootstrap() {
        return bootstrap;
    }

    String registryUrl() {
        return registry;
    }

    SchemaRegistry registry(Surroundings around) {
        return around.registries().apply(registry);
    }

    int partitions() {
        return partitions;
    }

    /**
     * The reference data in force.
     *
     * @throws PipelineException if none comes in time
     */
    ReferenceData reference(Surroundings around) throws InterruptedException {
        Brokers.check(bootstrap);
        CompletableFuture<ReferenceData> data = new CompletableFuture<>();
        try (ReferenceReader reader =
                new ReferenceReader(Map.of("bootstrap.servers", bootstrap), registry(around), new Topics(partitions))) {
            reader.start(data::complete);
            return data.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new PipelineException(
                    "no reference data at " + bootstrap + "; is the pipeline running, and was anything applied?", e);
        }
    }

    /** The catalogue with the generation of the KPIs that is in force now. */
    Topics topics(TopicReader reader, Surroundings around) {
        return InForce.topics(reader, registry(around), new Topics(partitions));
    }

    TopicReader reader() {
        return new TopicReader(bootstrap);
    }
}
