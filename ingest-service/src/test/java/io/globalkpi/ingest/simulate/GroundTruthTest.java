package io.globalkpi.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.topic.EventKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The truth, counted again from the events that were emitted. */
class GroundTruthTest {

    private static final Instant END = Instant.parse("2026-06-15T10:30:00Z");
    private static final Simulation SIMULATION = Simulation.of(SimulationPlan.demo(END));
    private static final GroundTruth TRUTH = SIMULATION.truth();
    private static final Replay REPLAY = Replay.of(SIMULATION);

    @Test
    void shouldTellTheUnitsOfEverySiteAndDateThatTheEventsAddUpTo() {
        Map<String, Replay.Units> replayed = REPLAY.unitsBySite();

        assertThat(TRUTH.units().keySet()).isEqualTo(replayed.keySet());
        TRUTH.units().forEach((site, dates) -> {
            for (GroundTruth.UnitsOfDate row : dates) {
                long[] counted = replayed.get(site).byDate.getOrDefault(row.date(), new long[2]);
                assertThat(new long[] {row.sold(), row.returned()})
                        .as("%s %s", site, row.date())
                        .isEqualTo(counted);
            }
            Set<LocalDate> dated = new TreeSet<>();
            dates.forEach(row -> dated.add(row.date()));
            assertThat(dated).containsAll(replayed.get(site).byDate.keySet());
        });
    }

    @Test
    void shouldTellTheDateOnWhichThePlantedReturnRateIsExceededFirst() {
        GroundTruth.RisingReturns rising = TRUTH.risingReturns();
        Replay.Units units = REPLAY.unitsBySite().get(rising.site());
        LocalDate first = units.byDate.keySet().stream()
                .filter(date -> isAbove(units.window(date), 0.03))
                .findFirst()
                .orElseThrow();
        long[] atEnd = units.window(Replay.localDate(rising.site(), END));

        assertThat(rising.crossedOn()).isEqualTo(first);
        assertThat(rising.atEnd().unitsReturned()).isEqualTo(atEnd[0]);
        assertThat(rising.atEnd().unitsSold()).isEqualTo(atEnd[1]);
    }

    @ParameterizedTest
    @ValueSource(longs = {SimulationPlan.DEMO_SEED, 1, 7, 99, 12345})
    void shouldCrossThreePercentSomeDaysBeforeTheEndAtThePlantedSiteAndNowhereElse(long seed) {
        GroundTruth truth =
                Simulation.of(SimulationPlan.demo(END).withSeed(seed)).truth();

        LocalDate last = Replay.localDate(World.RISING_RETURNS, END);
        assertThat(truth.risingReturns().crossedOn()).isBetween(last.minusDays(5), last.minusDays(2));
        assertThat(truth.risingReturns().atEnd().rate()).isBetween(0.035, 0.05);
        truth.units()
                .forEach((site, dates) -> dates.forEach(row -> {
                    GroundTruth.Rate rate = truth.returnRate(site, row.date(), 30);
                    if (!site.equals(World.RISING_RETURNS) && rate.unitsSold() >= 100) {
                        assertThat(rate.rate()).as("%s %s", site, row.date()).isLessThan(0.026);
                    }
                }));
    }

    @Test
    void shouldTakeTheOwnerOfThePlantedSiteAcrossAndNoOtherOwner() {
        Map<String, Replay.Units> owners = REPLAY.unitsByOwner(new Holdings(SIMULATION.plan()).rows());

        assertThat(owners.keySet()).hasSize(Holdings.OWNERS.size());
        owners.forEach((owner, units) -> {
            boolean crosses = units.byDate.keySet().stream().anyMatch(date -> isAbove(units.window(date), 0.026));
            assertThat(crosses).as(owner).isEqualTo(owner.equals(Holdings.OWNER_OF_RISING_RETURNS));
        });
        LocalDate last = Replay.localDate(World.RISING_RETURNS, END);
        assertThat(isAbove(owners.get(Holdings.OWNER_OF_RISING_RETURNS).window(last), 0.03))
                .isTrue();
    }

    /** Shares are hundredths at owners and whole at sites: 100 units of either are sample enough to be looked at here. */
    private static boolean isAbove(long[] rate, double threshold) {
        return rate[1] >= 100 && (double) rate[0] / rate[1] > threshold;
    }

    @Test
    void shouldTellAllEventsByKind() {
        TRUTH.eventsByKind()
                .forEach((kind, count) -> assertThat(REPLAY.tellings.getOrDefault(
                                EventKind.of(kind).orElseThrow().schema().getName(), 0L))
                        .as(kind)
                        .isEqualTo(count));
        assertThat(TRUTH.events()).isEqualTo(REPLAY.events);
        assertThat(TRUTH.eventsByKind().values()).allMatch(count -> count > 0);
        assertThat(TRUTH.events()).isBetween(57_000L, 63_000L);
    }

    @Test
    void shouldTellHowTheEventsAreDelivered() {
        Counted counted = new Counted();
        Set<String> withdrawn = new HashSet<>();
        for (Slice slice : SIMULATION.slices()) {
            slice.publications().forEach(publication -> {
                counted.feedRows += publication.feeds().size();
                publication.events().forEach(counted::take);
            });
        }
        REPLAY.all(Order.class).stream()
                .filter(Order::getWithdrawn)
                .forEach(order -> withdrawn.add(order.getOrderId()));

        GroundTruth.Deliveries told = TRUTH.deliveries();
        assertThat(counted.duplicates).isEqualTo(told.duplicates()).isPositive();
        assertThat(counted.late).isEqualTo(told.late()).isPositive();
        assertThat(counted.restated).isEqualTo(told.restated()).isPositive();
        assertThat(counted.outOfOrder()).isEqualTo(told.outOfOrder()).isPositive();
        assertThat(counted.feedRows).isEqualTo(told.feedRows()).isPositive();
        assertThat((long) withdrawn.size()).isEqualTo(told.withdrawn()).isPositive();
    }

    /** Deliveries counted from nothing but entity ids, revisions and times. */
    private static final class Counted {

        private final Map<String, Map<Long, Instant>> firsts = new HashMap<>();
        private long duplicates;
        private long late;
        private long restated;
        private long feedRows;

        void take(SpecificRecord event) {
            var known = firsts.computeIfAbsent(Replay.entityId(event), id -> new HashMap<>());
            if (known.putIfAbsent(Replay.revision(event), Replay.observedAt(event)) != null) {
                duplicates++;
                return;
            }
            Instant told = Instant.ofEpochMilli(Replay.revision(event));
            late += !Replay.isBad(event) && !told.plus(Duration.ofHours(1)).isAfter(Replay.observedAt(event)) ? 1 : 0;
            restated += event instanceof AdPerformance && known.size() > 1 ? 1 : 0;
        }

        long outOfOrder() {
            return firsts.values().stream().mapToLong(Counted::outOfOrder).sum();
        }

        private static long outOfOrder(Map<Long, Instant> tellings) {
            return tellings.entrySet().stream()
                    .filter(telling -> tellings.entrySet().stream()
                            .anyMatch(higher -> higher.getKey() > telling.getKey()
                                    && higher.getValue().isBefore(telling.getValue())))
                    .count();
        }
    }

    @Test
    void shouldPrintItselfAsJsonAndAsText() throws IOException {
        JsonNode json = new ObjectMapper().readTree(TRUTH.toJson());

        assertThat(json.at("/risingReturns/site").asText()).isEqualTo("amazon-de/acme");
        assertThat(json.at("/risingReturns/atEnd/unitsSold").asLong())
                .isEqualTo(TRUTH.risingReturns().atEnd().unitsSold());
        assertThat(json.at("/end").asText()).isEqualTo("2026-06-15T10:30:00Z");
        assertThat(json.at("/units").get("amazon-us/acme")).hasSize(30);
        assertThat(TRUTH.toText())
                .contains("amazon-de/acme and its owner ben exceeds 3.00 %", "feed ads of shopee-my/acme stops");
        assertThat(List.of(TRUTH.toText().split("\n"))).hasSize(7);
    }
}
