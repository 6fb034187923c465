package io.globalkpi.local.platforms;

import io.globalkpi.ingest.reference.ReferenceApply;
import io.globalkpi.local.broker.EmbeddedBroker;
import io.globalkpi.local.broker.Ports;
import io.globalkpi.local.registry.LocalRegistry;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** A broker with all topics, and a registry. */
final class World implements AutoCloseable {

    static {
        TrustedRecords.trust();
    }

    static final Topics TOPICS = new Topics(Topics.DEFAULT_PARTITIONS);

    private final EmbeddedBroker broker;
    private final LocalRegistry registry;
    private final String registryUrl;

    private World(EmbeddedBroker broker, LocalRegistry registry, String registryUrl) {
        this.broker = broker;
        this.registry = registry;
        this.registryUrl = registryUrl;
    }

    static World open(Path directory) throws ExecutionException, InterruptedException {
        int port = Ports.free();
        World world = new World(
                EmbeddedBroker.start(directory.resolve("broker"), Ports.free()),
                LocalRegistry.start(directory.resolve("registry"), "127.0.0.1", port),
                "http://127.0.0.1:" + port);
        try (Admin admin = Admin.create(world.kafka())) {
            new TopicAdmin(admin).ensure(TOPICS.all());
        }
        return world;
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    /** Patient, for a machine that does much else. */
    Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", bootstrap(), "default.api.timeout.ms", 60_000);
    }

    SchemaRegistry registry() {
        return ConfluentSchemaRegistry.of(registryUrl);
    }

    /** What every service has to be told. */
    Map<String, String> environment() {
        return new HashMap<>(Map.of("GLOBALKPI_BOOTSTRAP", bootstrap(), "GLOBALKPI_REGISTRY", registryUrl));
    }

    /** With what ships; returns what is in force then. */
    ReferenceData apply(Path reference) {
        ReferenceApply apply = new ReferenceApply(kafka(), registry(), TOPICS, Clock.systemUTC());
        apply.apply(apply.plan(Path.of("..", "config", "defaults"), reference), "test", false);
        return apply.inForce().orElseThrow();
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
    }
}
