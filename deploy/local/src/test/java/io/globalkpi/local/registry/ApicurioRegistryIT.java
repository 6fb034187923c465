package io.globalkpi.local.registry;

import io.globalkpi.local.containers.Engine;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** The registry that compose and Kubernetes run, held to the same contract as the one in the process. */
@Tag("container")
class ApicurioRegistryIT extends RegistryContract {

    private static final String IMAGE = "apicurio/apicurio-registry:3.3.3";
    private static final int PORT = 8080;

    private static GenericContainer<?> container;

    @BeforeAll
    static void startIfThereIsAnEngine() {
        Engine.skipUnlessItHas(ApicurioRegistryIT.class, IMAGE);
        container = new GenericContainer<>(DockerImageName.parse(IMAGE))
                .withEnv("APICURIO_RULES_GLOBAL_COMPATIBILITY", "BACKWARD")
                .withExposedPorts(PORT)
                .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects")
                        .forPort(PORT)
                        .withStartupTimeout(Duration.ofMinutes(3)));
        container.start();
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @Override
    String url() {
        return "http://" + container.getHost() + ":" + container.getMappedPort(PORT) + "/apis/ccompat/v7";
    }
}
