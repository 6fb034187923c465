package io.globalkpi.local.containers;

import io.globalkpi.alert.AlertApp;
import io.globalkpi.alert.AlertConfig;
import io.globalkpi.ingest.IngestApp;
import io.globalkpi.ingest.IngestConfig;
import io.globalkpi.streams.KpiStreamsApp;
import io.globalkpi.streams.KpiStreamsConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The services, wired from an environment as their mains do it. What the alert service shows on its console is kept. */
final class ThreeApps implements AutoCloseable {

    static final String API_KEY = "a-key-for-container-tests";

    private final List<String> console = new CopyOnWriteArrayList<>();
    private final IngestApp ingest;
    private final KpiStreamsApp streams;
    private final AlertApp alert;

    ThreeApps(BrokerAndRegistry world, int partitions, Path state) {
        Map<String, String> env = environment(world, partitions, state);
        Clock clock = Clock.systemUTC();
        this.ingest = IngestApp.wire(IngestConfig.from(env), clock);
        this.streams = KpiStreamsApp.wire(KpiStreamsConfig.from(env), clock);
        this.alert = AlertApp.wire(AlertConfig.from(env), clock, console::add);
    }

    private static Map<String, String> environment(BrokerAndRegistry world, int partitions, Path state) {
        Map<String, String> env = new HashMap<>();
        env.put("GLOBALKPI_BOOTSTRAP", world.bootstrap());
        env.put("GLOBALKPI_REGISTRY", world.registryUrl());
        env.put("GLOBALKPI_PARTITIONS", Integer.toString(partitions));
        env.put("INGEST_HTTP_PORT", "0");
        env.put("INGEST_API_KEYS", API_KEY);
        env.put("STREAMS_HTTP_PORT", "0");
        env.put("STREAMS_STATE_DIR", state.resolve("streams").toString());
        env.put("STREAMS_COMMIT_MS", "200");
        env.put("STREAMS_EMIT_MS", "200");
        env.put("STREAMS_CORRECT_MS", "500");
        env.put("ALERT_HTTP_PORT", "0");
        env.put("ALERT_STATE_DIR", state.resolve("alert").toString());
        return env;
    }

    void start() {
        ingest.start();
        streams.start();
        alert.start();
    }

    List<String> console() {
        return List.copyOf(console);
    }

    Endpoint ingest() {
        return new Endpoint(ingest.port());
    }

    Endpoint streams() {
        return new Endpoint(streams.port());
    }

    Endpoint alert() {
        return new Endpoint(alert.port());
    }

    @Override
    public void close() {
        alert.close();
        streams.close();
        ingest.close();
    }
}
