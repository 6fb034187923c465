package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.simulate.GroundTruth;
import io.globalkpi.ingest.simulate.Simulation;
import io.globalkpi.ingest.simulate.SimulationPlan;
import io.globalkpi.local.LocalConfig;
import io.globalkpi.local.LocalStack;
import io.globalkpi.local.demo.DemoClock;
import io.globalkpi.local.read.LatestRecords;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month of planted business through the whole pipeline: what comes out is what was planted. */
class DemoIT {

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Instant END = Instant.parse("2026-06-15T12:00:00Z");
    private static final SimulationPlan PLAN =
            SimulationPlan.demo(END).withDays(25).withEvents(50_000);

    @TempDir
    private Path directory;

    @Test
    void shouldFindWhatWasPlanted() throws Exception {
        LocalConfig config =
                new LocalConfig(directory, HOME.resolve("deploy/config/defaults"), LocalConfig.Ports.free(), Map.of());
        DemoClock clock = new DemoClock(Clock.fixed(END, ZoneOffset.UTC), END.minus(Duration.ofDays(25)));
        StringWriter printed = new StringWriter();
        Simulation simulation = Simulation.of(PLAN);
        try (LocalStack stack = LocalStack.start(config, clock)) {
            SchemaRegistry registry = ConfluentSchemaRegistry.of(config.registryUrl());
            try (SimulatedBusiness business = new SimulatedBusiness(simulation, config, registry, clock)) {
                new DemoStage(config, registry, clock, new PrintWriter(printed)).play(business, true);
            }
            compare(new Found(config, registry), simulation.truth());
        }
        assertThat(printed.toString()).contains("breaches", "notices", "dead letters  7");
        assertThat(printed.toString()).contains("target of 2026-06 reached 5", "on-track");
    }

    private static void compare(Found found, GroundTruth truth) {
        Awaitility.await("corrections")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> compareReturnRates(found.thirtyDays(), truth));
        assertThat(found.returnRateBreaches())
                .containsExactlyInAnyOrder(
                        "SITE " + truth.risingReturns().site(),
                        "OWNER " + truth.risingReturns().owner());
        assertThat(found.deadLetters())
                .containsAll(
                        truth.deadLetters().stream().map(letter -> letter.id()).toList());
        assertThat(latest(found.thirtyDays(), truth.stoppedFeed().site(), LocalDate.MAX)
                        .getCompleteness())
                .isLessThan(0.95);
    }

    private static void compareReturnRates(List<KpiSnapshot> rows, GroundTruth truth) {
        truth.units().forEach((site, dates) -> {
            LocalDate last = dates.get(dates.size() - 1).date();
            GroundTruth.Rate planted = truth.returnRate(site, last, 30);
            KpiValue value = latest(rows, site, last).getKpis().stream()
                    .filter(kpi -> kpi.getKpi().equals("return_rate"))
                    .findFirst()
                    .orElseThrow();
            assertThat(value.getNumerator()).as(site).isEqualByComparingTo(Long.toString(planted.unitsReturned()));
            assertThat(value.getDenominator()).as(site).isEqualByComparingTo(Long.toString(planted.unitsSold()));
        });
    }

    private static KpiSnapshot latest(List<KpiSnapshot> rows, String site, LocalDate date) {
        return rows.stream()
                .filter(row -> row.getScopeId().equals(site) && !row.getDate().isAfter(date))
                .max(Comparator.comparing(KpiSnapshot::getDate))
                .orElseThrow();
    }

    /** What stands on the topics. */
    private record Found(LocalConfig config, SchemaRegistry registry) {

        List<KpiSnapshot> thirtyDays() {
            return latest(Topics.kpisBy(ScopeType.SITE), KpiSnapshot.class).stream()
                    .filter(row -> row.getWindow().equals("30d"))
                    .toList();
        }

        List<String> returnRateBreaches() {
            return latest(Topics.BREACHES, Breach.class).stream()
                    .filter(breach -> breach.getKpi().equals("return_rate"))
                    .map(breach -> breach.getScopeType() + " " + breach.getScopeId())
                    .distinct()
                    .toList();
        }

        List<String> deadLetters() {
            return latest(Topics.DEAD_LETTERS, DeadLetter.class).stream()
                    .map(DeadLetter::getId)
                    .toList();
        }

        private <T extends SpecificRecord> List<T> latest(String topic, Class<T> type) {
            try (TopicReader reader = new TopicReader(config.bootstrap())) {
                return LatestRecords.of(new Topics(Topics.DEFAULT_PARTITIONS).topic(topic), type, reader, registry);
            }
        }
    }
}
