package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.simulate.GroundTruth;
import io.globalkpi.ingest.simulate.Simulation;
import io.globalkpi.ingest.simulate.SimulationPlan;
import io.globalkpi.local.LocalConfig;
import io.globalkpi.local.LocalStack;
import io.globalkpi.local.broker.EmbeddedBroker;
import io.globalkpi.local.demo.DemoClock;
import io.globalkpi.local.read.LatestRecords;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.local.registry.LocalRegistry;
import io.globalkpi.local.trace.AuditResult;
import io.globalkpi.local.trace.Corruption;
import io.globalkpi.local.trace.Recomputation;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.scorecard.Canonical;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month of planted business through the whole pipeline: what comes out is what was planted, and can be traced and
 * audited when nothing but the topics is left.
 */
@org.junit.jupiter.api.Order(2)
@Tag("gate")
class DemoIT {

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Instant END = Instant.parse("2026-06-15T12:00:00Z");
    private static final SimulationPlan PLAN =
            SimulationPlan.demo(END).withDays(25).withEvents(20_000);

    private static final LocalDate AUDITED = LocalDate.parse("2026-06-14");

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
            Found found = new Found(config, registry);
            compare(found, simulation.truth());
            shouldHaveScoredEveryOwner(found.scorecards());
        }
        recomputeFromTopicsAlone(config);
        assertThat(printed.toString())
                .contains("breaches", "notices", "dead letters  7", "scorecards    14", "frozen        7")
                .contains("target of 2026-06 reached ", "on-track");
    }

    /** The month is from 21 May to 15 June: May closed on 6 June, June runs. */
    private static void shouldHaveScoredEveryOwner(List<Scorecard> cards) {
        assertThat(cards)
                .extracting(Scorecard::getOwner)
                .containsOnly("anna", "ben", "carla", "dai", "emi", "farid", "orbit");
        assertThat(cards)
                .filteredOn(card -> card.getPeriod().equals("2026-06"))
                .hasSize(7)
                .noneMatch(Scorecard::getFrozen);
        assertThat(cards)
                .filteredOn(card -> card.getPeriod().equals("2026-05"))
                .hasSize(7)
                .allMatch(Scorecard::getFrozen)
                .allMatch(card -> Canonical.fingerprint(card).equals(card.getFingerprint()))
                .allMatch(card -> card.getScore() != null && card.getLevel() != null);
    }

    /** The services are gone and so is their state: broker and registry alone. */
    private void recomputeFromTopicsAlone(LocalConfig config) throws Exception {
        assertThat(directory.resolve("kpi-streams")).isNotEmptyDirectory();
        FileUtils.deleteDirectory(directory.resolve("kpi-streams").toFile());
        try (EmbeddedBroker broker = EmbeddedBroker.start(
                        directory.resolve("broker"), config.ports().broker());
                LocalRegistry registry = LocalRegistry.start(
                        directory.resolve("registry"),
                        "127.0.0.1",
                        config.ports().registry())) {
            Recomputation values = new Recomputation(config.bootstrap(), config.registryUrl());
            values.traceFifty(END, Recomputation.all(), 4);
            replayTheSameBreaches(config);
            values.traceHeldAgainstTargets(END.minus(Duration.ofDays(1)), 4);
            showTheRecordsOfADisputedLine(config);
            AuditResult sound = values.audit(AUDITED);
            assertThat(sound.differences()).isEmpty();
            assertThat(sound.values()).isGreaterThan(10_000);
            findWhatIsSpoiled(config);
        }
    }

    /**
     * By another wall clock, a day later: not a byte differs. Of the last day nothing is asked: what its last values say is
     * decided when nothing more came for a while, and the stack was stopped before.
     */
    private static void replayTheSameBreaches(LocalConfig config) {
        String to = END.minus(Duration.ofDays(1)).toString();
        assertThat(run(config, END.plus(Duration.ofDays(1)), 0, "backtest", "--compare", "--to", to))
                .containsPattern("[1-9]\\d* changes of breaches recorded live, 0 differ")
                .doesNotContain("final values only");
    }

    private static void showTheRecordsOfADisputedLine(LocalConfig config) {
        String[] line = {"--owner", "ben", "--period", "2026-06", "--line", "return_rate", "--by", "ben"};

        assertThat(run(
                        config,
                        0,
                        Stream.concat(Stream.of("scorecards", "dispute"), Stream.of(line))
                                .toArray(String[]::new)))
                .contains("ben 2026-06 return_rate: actual 0.0")
                .contains("units_returned", "owner:ben return_rate v1 30d", "recomputed  ")
                .doesNotContain("do not come to what was published");
    }

    /** A wrong value differs where it stands, a wrong event wherever it counts; its raw record tells the truth all the same. */
    private static void findWhatIsSpoiled(LocalConfig config) {
        Corruption corruption = new Corruption(config.bootstrap(), config.registryUrl());
        Order order = corruption.spoilOrder(one -> one.getStatus() == OrderStatus.DELIVERED);
        KpiKey key = corruption.spoilSnapshot(one -> one.getWindow().equals("30d")
                && !one.getScopeId().equals(order.getSite())
                && one.getWindowEnd().equals(Instant.parse("2026-06-15T00:00:00Z")));

        String found = run(config, 1, "audit", "--day", AUDITED.toString(), "--format", "csv");
        assertThat(found.lines().filter(line -> line.startsWith("site," + key.getScopeId() + ",")))
                .singleElement()
                .asString()
                .contains(",30d,2026-06-15T00:00:00Z,");
        assertThat(found.lines())
                .anyMatch(line -> line.startsWith("company,acme,year,") && line.contains(",units v1,"))
                .anyMatch(line -> line.startsWith("site," + order.getSite() + ",30d,"));

        String scope = "site:" + order.getSite();
        run(config, 0, "trace", "--scope", scope, "--kpi", "units", "--window", "quarter", "--at", END.toString());
    }

    private static String run(LocalConfig config, int code, String... arguments) {
        return run(config, Clock.systemUTC().instant(), code, arguments);
    }

    private static String run(LocalConfig config, Instant now, int code, String... arguments) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Surroundings around = new Surroundings(Map.of(), clock, HOME, ConfluentSchemaRegistry::of);
        StringWriter printed = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap", config.bootstrap(), "--registry", config.registryUrl()));
        int exit =
                GlobalKpi.commandLine(around).setOut(new PrintWriter(printed)).execute(all.toArray(String[]::new));
        assertThat(exit).as(printed.toString()).isEqualTo(code);
        return printed.toString();
    }

    private static void compare(Found found, GroundTruth truth) {
        compareReturnRates(found.thirtyDays(), truth);
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

        List<Scorecard> scorecards() {
            return latest(Topics.SCORECARDS, Scorecard.class);
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
