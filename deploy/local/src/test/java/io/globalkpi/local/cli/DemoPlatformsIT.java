package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.simulate.Simulation;
import io.globalkpi.ingest.simulate.SimulationPlan;
import io.globalkpi.local.LocalConfig;
import io.globalkpi.local.LocalStack;
import io.globalkpi.local.demo.Business;
import io.globalkpi.local.demo.DemoClock;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some days of the demo business, pulled from all its platforms: every KPI value is that of the direct feed. */
@Tag("long")
class DemoPlatformsIT {

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    /** The fourth date of a month whose clocks are put back at AliExpress on its third. */
    private static final Instant END = Instant.parse("2026-11-03T06:00:00Z");

    private static final SimulationPlan PLAN =
            SimulationPlan.demo(END.plus(Duration.ofDays(20))).withDays(25).withEvents(20_000);

    @TempDir
    private Path directory;

    @Test
    void shouldComeToTheValuesOfTheDirectFeed() throws Exception {
        LocalConfig config = PlatformDemo.connected(
                new LocalConfig(directory, HOME.resolve("deploy/config/defaults"), LocalConfig.Ports.free(), Map.of()));
        DemoClock clock = new DemoClock(Clock.fixed(PLAN.end(), ZoneOffset.UTC), END.minus(Duration.ofDays(6)));
        StringWriter printed = new StringWriter();
        try (LocalStack stack = LocalStack.start(config, clock)) {
            SchemaRegistry registry = ConfluentSchemaRegistry.of(config.registryUrl());
            try (Business business = PlatformDemo.business(Simulation.of(PLAN), END, stack, registry, clock)) {
                boolean holds = new DemoStage(config, registry, clock, new PrintWriter(printed)).play(business, true);

                assertThat(printed.toString())
                        .contains("different     0")
                        .containsPattern("compared +[1-9]\\d{3,} KPI values")
                        .containsPattern("pulled: [1-9]\\d+ jobs, [1-9]\\d+ slices, [1-9][\\d,]+ records")
                        .doesNotContain("in trouble");
                assertThat(holds).isTrue();
                assertThat(reconciled(config, "amazon-de/acme")).contains("mabang");
                assertThat(reconciled(config, "ebay-uk/acme-outlet")).contains("dianxiaomi");
            }
        }
    }

    private static String reconciled(LocalConfig config, String site) {
        Surroundings around = new Surroundings(Map.of(), Clock.systemUTC(), HOME, ConfluentSchemaRegistry::of);
        StringWriter printed = new StringWriter();
        int exit = GlobalKpi.commandLine(around)
                .setOut(new PrintWriter(printed))
                .execute(
                        "reconcile",
                        "--site",
                        site,
                        "--bootstrap",
                        config.bootstrap(),
                        "--registry",
                        config.registryUrl());
        assertThat(exit).isZero();
        return printed.toString();
    }
}
