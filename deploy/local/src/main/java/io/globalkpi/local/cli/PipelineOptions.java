package io.globalkpi.local.cli;

import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.serde.SchemaRegistry;
import picocli.CommandLine.Option;

/** Where the running pipeline is that a command talks to. */
final class PipelineOptions {

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

    TopicReader reader() {
        return new TopicReader(bootstrap);
    }
}
