package io.globalkpi.local.containers;

import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/** The world of the services as production has it: a broker with its image's defaults and a registry that refuses breaking changes. */
final class BrokerAndRegistry implements AutoCloseable {

    static final String BROKER = "apache/kafka:4.3.1";
    static final String REGISTRY = "apicurio/apicurio-registry:3.3.3";

    private static final String SUBJECTS = "/apis/ccompat/v7/subjects";
    private static final int REGISTRY_PORT = 8080;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaContainer broker =
            new KafkaContainer(DockerImageName.parse(BROKER)).withStartupTimeout(PATIENCE);
    private final GenericContainer<?> registry = new GenericContainer<>(DockerImageName.parse(REGISTRY))
            .withEnv("APICURIO_RULES_GLOBAL_COMPATIBILITY", "BACKWARD")
            .withExposedPorts(REGISTRY_PORT)
            .waitingFor(Wait.forHttp(SUBJECTS).forPort(REGISTRY_PORT).withStartupTimeout(PATIENCE));

    private BrokerAndRegistry() {}

    static BrokerAndRegistry start() {
        BrokerAndRegistry world = new BrokerAndRegistry();
        try {
            Startables.deepStart(world.broker, world.registry).join();
            return world;
        } catch (RuntimeException e) {
            world.close();
            throw e;
        }
    }

    String bootstrap() {
        return broker.getBootstrapServers();
    }

    String registryUrl() {
        return "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT) + "/apis/ccompat/v7";
    }

    @Override
    public void close() {
        registry.stop();
        broker.stop();
    }
}
