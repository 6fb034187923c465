package io.globalkpi.local.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.oracle.BatchKpis;
import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.oracle.RandomBusiness;
import io.globalkpi.schemas.table.ReferenceData;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every guarantee, after everything that can happen.
 *
 * <p>One business in the ordinary build, killed five times; ten of them with {@code -Plong}.
 */
@Order(1)
class GuaranteesIT {

    private static final int ROUNDS = Integer.getInteger("globalkpi.rounds", 1);
    private static final int KILLS_A_ROUND = 5;
    private static final long FIRST_SEED = 20_261_128;
    private static final Instant BEGIN = Instant.parse("2026-03-26T09:00:00Z");
    private static final Instant END = Instant.parse("2026-04-12T10:30:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** One in each partition: more would prove no more and take minutes. */
    static final Set<String> SITES = Set.of("amazon-de/acme", "ebay-uk/acme");

    private static Evidence evidence;

    @TempDir
    Path dir;

    @BeforeAll
    static void begin() {
        evidence = Evidence.begin(ROUNDS, KILLS_A_ROUND);
    }

    @AfterAll
    static void end() {
        evidence.end();
    }

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + ROUNDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldHoldWhateverHappens(long seed) throws Exception {
        Random random = new Random(seed);
        RandomBusiness business = new RandomBusiness(seed);
        List<SpecificRecord> tellings = tellings(business, seed);
        List<Fault> faults = Fault.some(KILLS_A_ROUND, random);
        try (Evidence.Round round = evidence.round(seed);
                Cluster cluster = Cluster.start(dir);
                Fleet fleet = new Fleet(cluster, dir, BEGIN, random);
                Published published = new Published(cluster.bootstrap(), cluster.schemas(), Cluster.PARTITIONS)) {
            cluster.apply(KpiDefinitions.addedTo(business.reference()));
            fleet.join(1).join(1).join(2);
            int parts = faults.size() + 1;
            for (int part = 0; part < parts; part++) {
                cluster.tell(part(tellings, part, parts));
                fleet.awaitReady();
                work(published, random.nextInt(400));
                if (part < faults.size()) {
                    happen(faults.get(part), cluster, fleet, business, random);
                    round.happened(faults.get(part));
                }
            }
            fleet.clock(END);
            ReferenceData reference = KpiDefinitions.addedTo(business.changedReference());
            holds(cluster, published, guarantees(tellings, reference));
            tellAgain(cluster, tellings, published);
            round.isRight(tellings.size(), published);
        }
    }

    /** Two weeks lie on the topics when an instance comes for the first time: none of it is late, whoever is read first. */
    @ParameterizedTest(name = "with {0} thread(s)")
    @ValueSource(ints = {1, 2})
    void shouldHoldWhenCatchingUp(int threads) throws Exception {
        RandomBusiness business = new RandomBusiness(FIRST_SEED);
        ReferenceData reference = KpiDefinitions.addedTo(business.reference());
        List<SpecificRecord> tellings = tellings(business, threads);
        try (Cluster cluster = Cluster.start(dir);
                Fleet fleet = new Fleet(cluster, dir, END, new Random(threads));
                Published published = new Published(cluster.bootstrap(), cluster.schemas(), Cluster.PARTITIONS)) {
            cluster.apply(reference);
            cluster.tell(tellings);
            fleet.join(threads).awaitCaughtUp();
            holds(cluster, published, guarantees(tellings, reference));
            assertThat(fleet.answer("/caught-up")).contains("\"caughtUp\":true", "\"reasons\":[]");
            assertThat(fleet.answer("/caught-up?generation=2")).contains("\"caughtUp\":false");
            if (threads == 1) {
                assertMetricsAreAsDocumented(fleet);
            }
        }
    }

    /** Kafka's own are looked for once a minute, and those of partitions come late. */
    private static void assertMetricsAreAsDocumented(Fleet fleet) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            String scraped = fleet.answer("/metrics");
            assertThat(DocumentedMetrics.names())
                    .isNotEmpty()
                    .allMatch(name -> Pattern.compile("(?m)^" + name + "\\{[^}]*generation=\"1\"")
                            .matcher(scraped)
                            .find());
        });
    }

    static List<SpecificRecord> tellings(RandomBusiness business, long order) {
        return business.shuffled(order).stream()
                .filter(telling -> SITES.contains(Cluster.site(telling)))
                .toList();
    }

    static List<SpecificRecord> part(List<SpecificRecord> tellings, int part, int parts) {
        return tellings.subList(part * tellings.size() / parts, (part + 1) * tellings.size() / parts);
    }

    /** Some work of chance: until so many more records are committed, or nothing more comes. */
    private static void work(Published published, int records) {
        long enough = published.records() + records;
        while (published.records() < enough && published.readSome()) {
            // the engine goes on
        }
    }

    private static void happen(Fault fault, Cluster cluster, Fleet fleet, RandomBusiness business, Random random)
            throws Exception {
        switch (fault) {
            case KILL_AND_RESTART -> fleet.killAndRestart();
            case KILL_AND_REPLACE -> fleet.killAndReplace();
            case STALL -> fleet.stall();
            case LEAVE_AND_JOIN -> fleet.leaveAndJoin();
            case BROKER_RESTART -> cluster.restartBroker();
            case CLOCK_JUMP -> fleet.clock(fleet.now().plus(Duration.ofHours(random.nextInt(120) - 6)));
            case POISON -> cluster.poison();
            case REMEASURE -> cluster.remeasure(BEGIN, "amazon-de/acme");
            case REFERENCE_CHANGE -> cluster.apply(KpiDefinitions.addedTo(business.changedReference()));
        }
    }

    private static List<Guarantee> guarantees(List<SpecificRecord> tellings, ReferenceData reference) {
        return List.of(
                new TotalsMatchABatchComputation(BatchKpis.of(tellings, reference), END),
                new OwnersSumToSites(END),
                new ClosedStepsStayClosed());
    }

    /** Comparing costs seconds: it waits until everything is in, and for as long as corrections may be collected. */
    private static void holds(Cluster cluster, Published published, List<Guarantee> guarantees) {
        cluster.awaitProcessed();
        holds(published, guarantees);
    }

    static void holds(Published published, List<Guarantee> guarantees) {
        await().dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    assertThat(published.isQuiet()).as("quiet").isTrue();
                    assertThat(published.values()).isGreaterThan(1_000);
                    for (Guarantee guarantee : guarantees) {
                        List<String> violations = guarantee.violations(published);
                        assertThat(violations.subList(0, Math.min(5, violations.size())))
                                .as("%s: %d violations", guarantee.getClass().getSimpleName(), violations.size())
                                .isEmpty();
                    }
                });
    }

    private static void tellAgain(Cluster cluster, List<SpecificRecord> tellings, Published published) {
        Guarantee nothingTwice = NoRevisionCountedTwice.since(published);
        cluster.tell(tellings);
        holds(cluster, published, List.of(nothingTwice));
    }
}
