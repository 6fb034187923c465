package io.globalkpi.ingest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedExampleTest {

    private static final Path CONFIG = Path.of("..", "deploy", "config");

    @Test
    void shouldPlanTheUciExampleOverTheDefaultsWithoutAProblem() {
        List<Path> directories = List.of(CONFIG.resolve("defaults"), CONFIG.resolve("uci-online-retail"));

        ReferencePlan plan = Planner.plan(directories, InForce.NOTHING, Instant.parse("2011-12-10T00:00:00Z"));

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.counts().get("ownership").added()).isEqualTo(38);
    }
}
