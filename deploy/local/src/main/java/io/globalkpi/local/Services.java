package io.globalkpi.local;

import io.globalkpi.alert.AlertApp;
import io.globalkpi.alert.AlertConfig;
import io.globalkpi.ingest.IngestApp;
import io.globalkpi.ingest.IngestConfig;
import io.globalkpi.ingest.pull.Pulling;
import io.globalkpi.ingest.reference.ReferenceApply;
import io.globalkpi.local.read.InForce;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.local.registry.LocalRegistry;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.Generations;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.KpiStreamsApp;
import io.globalkpi.streams.KpiStreamsConfig;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The registry and the three services, wired as production wires them: the only class here that names them.
 *
 * <p>Each gets the environment of the process with the addresses of the local stack laid over it.
 */
final class Services {

    /** What differs at home; what the operator sets wins. */
    private static final Map<String, String> AT_HOME = Map.of(
            "KAFKA_SESSION_TIMEOUT_MS",
                    "6000", // a killed process leaves members in its groups until their sessions end
            "KAFKA_HEARTBEAT_INTERVAL_MS", "2000",
            "STREAMS_COMMIT_MS", "100", // one broker, no replicas: a commit costs next to nothing
            "ALERT_COMMIT_MS", "100");

    static final String MAKES_KPIS = "kpi-streams";

    private Services() {}

    static AutoCloseable startRegistry(LocalConfig config) {
        return LocalRegistry.start(
                config.registryData(), "127.0.0.1", config.ports().registry());
    }

    /**
     * Applies the reference data that ships, unless some is in force: without any, no service has anything to do.
     *
     * @return the generations of the KPIs there are
     */
    static Generations introduce(LocalConfig config, Clock clock) {
        Topics topics = new Topics(Topics.DEFAULT_PARTITIONS);
        SchemaRegistry registry = ConfluentSchemaRegistry.of(config.registryUrl());
        Optional<Generations> found = found(config, registry, topics);
        if (found.isEmpty()) {
            ReferenceApply apply =
                    new ReferenceApply(Map.of("bootstrap.servers", config.bootstrap()), registry, topics, clock);
            apply.apply(apply.plan(config.defaults()), "shipped defaults", false);
        }
        return found.orElse(Generations.FIRST_ALONE);
    }

    /** Cheaper than a plan, and asked at every start. What was aborted does not count. */
    private static Optional<Generations> found(LocalConfig config, SchemaRegistry registry, Topics topics) {
        try (TopicReader reader = new TopicReader(config.bootstrap())) {
            return InForce.find(reader, registry, topics);
        }
    }

    /**
     * The three services.
     *
     * @param pulling of the one ingest service there is
     */
    record Wired(List<Service> all, Pulling pulling) {}

    static Wired wire(LocalConfig config, Clock clock) {
        IngestApp ingest = IngestApp.wire(IngestConfig.from(environment(config)), clock);
        KpiStreamsApp streams = KpiStreamsApp.wire(KpiStreamsConfig.from(environment(config)), clock);
        AlertApp alert = AlertApp.wire(AlertConfig.from(environment(config)), clock);
        return new Wired(
                List.of(
                        new Service("ingest-service", ingest::start, ingest::port, ingest),
                        new Service(MAKES_KPIS, streams::start, streams::port, streams),
                        new Service("alert-service", alert::start, alert::port, alert)),
                ingest.pulling());
    }

    private static Map<String, String> environment(LocalConfig config) {
        Map<String, String> environment = new HashMap<>(AT_HOME);
        environment.putAll(config.environment());
        environment.put("GLOBALKPI_BOOTSTRAP", config.bootstrap());
        environment.put("GLOBALKPI_REGISTRY", config.registryUrl());
        environment.put("GLOBALKPI_PARTITIONS", Integer.toString(Topics.DEFAULT_PARTITIONS));
        environment.put("INGEST_HTTP_PORT", Integer.toString(config.ports().ingest()));
        environment.put("STREAMS_HTTP_PORT", Integer.toString(config.ports().streams()));
        environment.put("ALERT_HTTP_PORT", Integer.toString(config.ports().alert()));
        environment.put("STREAMS_STATE_DIR", config.stateOf("kpi-streams").toString());
        environment.put("ALERT_STATE_DIR", config.stateOf("alert-service").toString());
        environment.putIfAbsent(
                "INGEST_API_KEY_FILE", config.data().resolve("ingest-api-key").toString());
        environment.putIfAbsent(
                "INGEST_MAPPINGS_DIR",
                config.defaults().resolveSibling("mappings").toString());
        return environment;
    }
}
