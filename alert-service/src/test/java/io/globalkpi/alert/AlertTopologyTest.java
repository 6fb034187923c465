package io.globalkpi.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.detect.BreachDetection;
import io.globalkpi.alert.route.NoticePlanning;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/**
 * The graph, as recorded.
 *
 * <p>Names of stores and internal topics outlive a deploy. If you meant to change the graph, copy
 * {@code target/alert-topology.txt} over the recorded file and say in the commit what becomes of the state.
 */
class AlertTopologyTest {

    @Test
    void shouldBeTheGraphThatIsRecorded() throws IOException {
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        String graph = new AlertTopology(
                        new BreachDetection(registry, Samples::reference, new SimpleMeterRegistry(), Clock.systemUTC()),
                        new NoticePlanning(registry, Samples::reference, new SimpleMeterRegistry(), Clock.systemUTC()))
                .build(new Topics(Topics.DEFAULT_PARTITIONS))
                .describe()
                .toString();
        Files.writeString(Path.of("target", "alert-topology.txt"), graph);

        assertThat(graph).isEqualToNormalizingNewlines(recorded());
    }

    private static String recorded() throws IOException {
        try (var in = AlertTopologyTest.class.getResourceAsStream("alert-topology.txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
