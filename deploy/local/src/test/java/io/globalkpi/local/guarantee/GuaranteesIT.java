package io.globalkpi.local.guarantee;

import static io.globalkpi.local.guarantee.Tellings.BEGIN;
import static io.globalkpi.local.guarantee.Tellings.END;

import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.oracle.RandomBusiness;
import io.globalkpi.schemas.table.ReferenceData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
        List<SpecificRecord> tellings = Tellings.of(business, seed);
        List<Fault> faults = Fault.some(KILLS_A_ROUND, random);
        try (Evidence.Round round = evidence.round(seed);
                Cluster cluster = Cluster.start(dir);
                Fleet fleet = new Fleet(cluster, dir, BEGIN, random);
                Published published = new Published(cluster.bootstrap(), cluster.schemas(), Cluster.PARTITIONS)) {
            cluster.apply(KpiDefinitions.addedTo(business.reference()));
            fleet.join(1).join(1).join(2);
            int parts = faults.size() + 1;
            for (int part = 0; part < parts; part++) {
                cluster.tell(Tellings.part(tellings, part, parts));
                fleet.awaitReady();
                work(published, random.nextInt(400));
                if (part < faults.size()) {
                    happen(faults.get(part), cluster, fleet, business, random);
                    round.happened(faults.get(part));
                }
            }
            fleet.clock(END);
            ReferenceData reference = KpiDefinitions.addedTo(business.changedReference());
            cluster.awaitProcessed();
            published.awaitThat(Guarantee.all(tellings, reference));
            Guarantee nothingTwice = NoRevisionCountedTwice.since(published);
            cluster.tell(tellings);
            cluster.awaitProcessed();
            published.awaitThat(List.of(nothingTwice));
            round.isRight(tellings.size(), published);
        }
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
}
