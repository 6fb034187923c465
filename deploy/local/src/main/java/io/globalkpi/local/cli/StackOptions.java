package io.globalkpi.local.cli;

import io.globalkpi.local.LocalConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the local stack keeps its data and listens. All ports are of 127.0.0.1. */
final class StackOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Directory the data is kept in (default: deploy/data/<command> beside the sources).")
    private @Nullable Path data;

    @Option(
            names = "--broker-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Port of the broker (default: ${DEFAULT-VALUE}).")
    private int brokerPort;

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Port of the schema registry (default: ${DEFAULT-VALUE}).")
    private int registryPort;

    @Option(
            names = "--ingest-port",
            paramLabel = "PORT",
            defaultValue = "8090",
            description = "Port of ingest-service (default: ${DEFAULT-VALUE}).")
    private int ingestPort;

    @Option(
            names = "--streams-port",
            paramLabel = "PORT",
            defaultValue = "8091",
            description = "Port of kpi-streams (default: ${DEFAULT-VALUE}).")
    private int streamsPort;

    @Option(
            names = "--alert-port",
            paramLabel = "PORT",
            defaultValue = "8092",
            description = "Port of alert-service (default: ${DEFAULT-VALUE}).")
    private int alertPort;

    LocalConfig config(Path directory, Surroundings around) {
        return new LocalConfig(
                directory,
                around.defaults(),
                new LocalConfig.Ports(brokerPort, registryPort, ingestPort, streamsPort, alertPort),
                around.environment());
    }

    Path data(Path otherwise) {
        return data == null ? otherwise : data;
    }
}
