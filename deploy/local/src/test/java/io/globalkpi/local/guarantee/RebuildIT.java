package io.globalkpi.local.guarantee;

import static io.globalkpi.local.guarantee.Tellings.BEGIN;
import static io.globalkpi.local.guarantee.Tellings.END;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.alert.AlertApp;
import io.globalkpi.alert.AlertConfig;
import io.globalkpi.local.cli.Launcher;
import io.globalkpi.local.cli.LocalProcess;
import io.globalkpi.oracle.BatchKpis;
import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.oracle.RandomBusiness;
import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Term;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Generation;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All KPIs made anew with another formula while events come and everything is killed: at each moment one generation is in force, the
 * next says what the batch says, and nobody is alarmed twice.
 */
@Tag("gate")
class RebuildIT {

    private static final long SEED = 20_261_129;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Generation NEXT = new Generation(2);
    private static final Topics TOPICS = new Topics(Cluster.PARTITIONS);

    private final RandomBusiness business = new RandomBusiness(SEED);
    private final List<SpecificRecord> tellings = Tellings.of(business, SEED);

    @TempDir
    Path dir;

    @Test
    void shouldPutAnotherFormulaInForceForAllOfHistoryAndAlarmNobodyTwice() throws Exception {
        try (Cluster cluster = Cluster.start(dir);
                Fleet fleet = new Fleet(cluster, dir, BEGIN, new Random(SEED));
                AlertApp alerts = AlertApp.wire(alertConfig(cluster), Clock.fixed(END, ZoneOffset.UTC), notice -> {});
                Breaches breaches = new Breaches(cluster)) {
            cluster.apply(withRule(KpiDefinitions.addedTo(business.reference())));
            fleet.join(1).join(1);
            alerts.start();
            cluster.tell(Tellings.part(tellings, 0, 3));
            cluster.awaitProcessed();
            fleet.clock(END);
            Set<String> open = breaches.awaitOpen();
            awaitClosed(cluster);

            ReferenceData otherFormula = withRule(withOtherFormula(business.reference()));
            cluster.apply(otherFormula);
            beginAndBeKilled(cluster);
            cluster.tell(Tellings.part(tellings, 1, 3));
            fleet.killAndRestart();
            finish(cluster);

            try (Published published = new Published(cluster.bootstrap(), cluster.schemas(), TOPICS.in(NEXT))) {
                BatchKpis batch = BatchKpis.of(tellings, otherFormula);
                List<KpiDefinition> definitions = otherFormula.rows(Topics.KPIS, KpiDefinition.class);
                cluster.tell(Tellings.part(tellings, 2, 3));
                cluster.awaitProcessed(NEXT.application(Cluster.APPLICATION));
                published.awaitThat(
                        List.of(new TotalsMatchABatchComputation(definitions, batch, END), new OwnersSumToSites(END)));
                cluster.awaitProcessed(
                        "alert-service",
                        Stream.of(ScopeType.values()).map(TOPICS.in(NEXT)::kpis).map(Topic::name));
                assertThat(breaches.open()).containsAll(open);
                assertThat(breaches.openedMoreThanOnce()).isEmpty();

                retire(cluster);
                Guarantee nothingTwice = NoRevisionCountedTwice.since(published);
                cluster.tell(tellings);
                cluster.awaitProcessed(NEXT.application(Cluster.APPLICATION));
                published.awaitThat(List.of(nothingTwice));
            }
        }
    }

    /** The days before are closed with the first formula, or the next one would have closed them and nothing would differ. */
    private static void awaitClosed(Cluster cluster) {
        try (Published published = new Published(cluster.bootstrap(), cluster.schemas(), TOPICS)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(published.isQuiet()).as("quiet").isTrue();
                assertThat(published.latest().entrySet())
                        .as("days closed")
                        .anyMatch(entry -> entry.getKey().getWindow().equals(WindowId.DAY.id())
                                && entry.getKey().getWindowEnd().isAfter(BEGIN)
                                && entry.getValue().getClosed());
            });
        }
    }

    /** Killed as soon as it has said so: the generation is begun, and instances make it without the command. */
    private void beginAndBeKilled(Cluster cluster) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("rebuild"));
        command.addAll(cluster.where());
        try (LocalProcess rebuild = LocalProcess.run(dir, "begin", command)) {
            rebuild.awaitPrinted("generation 2 is made beside generation 1", PATIENCE)
                    .kill();
        }
        assertThat(cluster.launch("rebuild", "--status").printed())
                .contains("generation 1 is in force", "generation 2 is beside it");
    }

    private void finish(Cluster cluster) throws InterruptedException {
        Launcher.Outcome rebuilt = cluster.launch("rebuild", "--settling", "PT3S", "--patience", "PT2M");
        assertThat(rebuilt.exitCode()).as(rebuilt.printed()).isZero();
        assertThat(rebuilt.printed())
                .contains("generation 2 is in force; generation 1 is kept for --rollback until --retire");
        // The formula counts for closed days too, which the generation before had closed with the other one.
        Launcher.Outcome compared = cluster.launch("rebuild", "--compare", "--format", "csv");
        assertThat(compared.exitCode()).as(compared.printed()).isEqualTo(1);
        assertThat(compared.printed()).contains("gmv v");
    }

    /** Refused until scorecards are taken over, which takes as long as a transaction may. */
    private static void retire(Cluster cluster) throws Exception {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            Launcher.Outcome retired = cluster.launch("rebuild", "--retire");
            assertThat(retired.exitCode()).as(retired.printed()).isZero();
        });
        try (Admin admin = cluster.admin()) {
            assertThat(admin.listTopics().names().get())
                    .contains(TOPICS.in(NEXT).kpis(ScopeType.SITE).name(), Topics.SCORECARDS)
                    .doesNotContain(TOPICS.kpis(ScopeType.SITE).name())
                    .noneMatch(name -> name.startsWith("kpi-streams-") && !name.startsWith("kpi-streams-g2-"));
        }
    }

    private AlertConfig alertConfig(Cluster cluster) {
        return AlertConfig.local(
                cluster.bootstrap(), cluster.registryUrl(), Cluster.PARTITIONS, dir.resolve("alert-service"));
    }

    /** Gross sales count three times from the first day on. */
    private static ReferenceData withOtherFormula(ReferenceData reference) {
        ReferenceData shipped = KpiDefinitions.addedTo(reference);
        Map<String, SpecificRecord> kpis = new HashMap<>(shipped.rows().get(Topics.KPIS));
        KpiDefinition gmv = KpiDefinition.newBuilder(KpiDefinitions.shipped("gmv"))
                .setVersion(2)
                .setNumerator(List.of(new Term("gross_sales", 3L)))
                .build();
        kpis.keySet().removeIf(key -> key.startsWith("gmv|"));
        kpis.put("gmv|2|" + gmv.getFrom(), gmv);
        return with(shipped, Topics.KPIS, kpis);
    }

    /** Any order in the year is too many: open from the first one on, whatever the other formula says. */
    private static ReferenceData withRule(ReferenceData reference) {
        Rule rule = Rule.newBuilder()
                .setRule("any-order")
                .setName("Any order")
                .setKpi("orders")
                .setWindow("year")
                .setBound(Bound.AT_MOST)
                .setScopeTypes(List.of("SITE", "COMPANY"))
                .setLevels(List.of(Level.newBuilder()
                        .setLevel("warning")
                        .setThreshold(0)
                        .setRecovery(0)
                        .setHoldMinutes(0)
                        .build()))
                .build();
        return with(reference, Topics.RULES, Map.of("any-order", rule));
    }

    private static ReferenceData with(ReferenceData reference, String topic, Map<String, SpecificRecord> ofTopic) {
        Map<String, Map<String, SpecificRecord>> rows = new HashMap<>(reference.rows());
        rows.put(topic, ofTopic);
        return new ReferenceData(reference.manifest(), rows);
    }
}
