package io.globalkpi.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.letter.Sha256;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.ingest.RawRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Instant END = Instant.parse("2026-06-15T10:30:00Z");
    private static final SimulationPlan PLAN = SimulationPlan.demo(END);
    private static final SimulationPlan SMALL = PLAN.withEvents(15_000);

    @Test
    void shouldTellTheSameBytesForTheSamePlan() throws Exception {
        long once = checksum(Simulation.of(SMALL).slices());
        Simulation again = Simulation.of(SMALL);

        assertThat(checksum(again.slices())).isEqualTo(once);
        assertThat(checksum(again.slices())).as("iterated twice").isEqualTo(once);
        assertThat(checksum(Simulation.of(SMALL.withSeed(5)).slices())).isNotEqualTo(once);
    }

    private static long checksum(Iterable<Slice> slices) throws Exception {
        CRC32 sum = new CRC32();
        for (Slice slice : slices) {
            for (Publication publication : slice.publications()) {
                for (SpecificRecord event : publication.events()) {
                    sum.update(bytes(event));
                }
                for (Feed feed : publication.feeds()) {
                    sum.update(bytes(feed));
                }
                for (DeadLetter letter : publication.deadLetters()) {
                    sum.update(bytes(letter));
                }
            }
        }
        return sum.getValue();
    }

    private static ByteBuffer bytes(SpecificRecord record) throws Exception {
        return new BinaryMessageEncoder<SpecificRecord>(SpecificData.getForClass(record.getClass()), record.getSchema())
                .encode(record);
    }

    @Test
    void shouldKeepToTheOrderOfObservationFromTheFirstSliceToTheEnd() {
        Instant expected = null;
        Instant last = Instant.MIN;
        for (Slice slice : Simulation.of(PLAN).slices()) {
            assertThat(expected == null || slice.from().equals(expected)).isTrue();
            assertThat(slice.from()).isBefore(slice.to());
            for (Publication publication : slice.publications()) {
                assertThat(publication.events().size() + publication.feeds().size())
                        .isLessThanOrEqualTo(500);
                for (SpecificRecord event : publication.events()) {
                    Instant observedAt = Replay.observedAt(event);
                    assertThat(observedAt).isAfterOrEqualTo(last).isAfterOrEqualTo(slice.from());
                    assertThat(observedAt).isBefore(slice.to());
                    last = observedAt;
                }
            }
            expected = slice.to();
        }
        assertThat(expected).isEqualTo(END);
    }

    @Test
    void shouldPointEveryEventAtTheRawRecordBesideIt() {
        Map<String, String> revisions = new HashMap<>();
        for (Slice slice : Simulation.of(SMALL).slices()) {
            for (Publication publication : slice.publications()) {
                assertThat(publication.raw()).hasSameSizeAs(publication.events());
                for (int i = 0; i < publication.events().size(); i++) {
                    SpecificRecord event = publication.events().get(i);
                    RawRecord raw = publication.raw().get(i);
                    assertThat(raw.getEntityId()).isEqualTo(Replay.entityId(event));
                    assertThat(raw.getSite()).isEqualTo(Replay.site(event));
                    assertThat(Replay.rawRef(event)).isEqualTo("raw.simulation.v1/" + Sha256.hex(raw.getContent()));
                    String revision = Replay.entityId(event) + "@" + Replay.revision(event);
                    assertThat(revisions.putIfAbsent(raw.getContent(), revision))
                            .isIn(null, revision);
                }
            }
        }
        assertThat(revisions).hasSizeGreaterThan(14_000);
    }

    @Test
    void shouldTellNothingBeforeItHappens() {
        for (SpecificRecord event : events(Simulation.of(PLAN).slices())) {
            if (!Replay.isBad(event)) {
                Instant observedAt = Replay.observedAt(event);
                assertThat(Replay.occurredAt(event)).as("%s", event).isBeforeOrEqualTo(observedAt);
                assertThat(Replay.revision(event)).isLessThanOrEqualTo(observedAt.toEpochMilli());
                assertThat(Replay.entityId(event)).startsWith(Replay.site(event) + "/");
            }
        }
    }

    @Test
    void shouldMoveOrdersOnByRevisionsAndPromiseNothingTooFarAhead() {
        Replay replay = Replay.of(Simulation.of(PLAN));
        Map<String, Long> statuses = new TreeMap<>();
        for (Order order : replay.all(Order.class)) {
            statuses.merge(order.getStatus().name(), 1L, Long::sum);
            assertThat(order.getEntityId()).isEqualTo(order.getSite() + "/" + order.getOrderId());
            assertThat(order.getPromisedDeliveryAt())
                    .isBefore(order.getObservedAt().plus(Duration.ofDays(60)));
            assertThat(order.getLines()).hasSizeBetween(1, 4);
        }
        assertThat(statuses).containsKeys("PAID", "CREATED", "SHIPPED", "DELIVERED", "CANCELLED");
    }

    @Test
    void shouldLetReturnsNameAnOrderAndItsSkuButForAFew() {
        Replay replay = Replay.of(Simulation.of(PLAN));
        int unmatched = 0;
        for (Return back : replay.all(Return.class)) {
            if (back.getOrderId() == null) {
                unmatched++;
                continue;
            }
            Order order = (Order) replay.latest.get(back.getSite() + "/" + back.getOrderId());
            assertThat(order.getLines())
                    .anyMatch(
                            line -> line.getSku().equals(back.getLines().get(0).getSku()));
            assertThat(Duration.between(order.getOccurredAt(), back.getOccurredAt()))
                    .isBetween(Duration.ofHours(24), Duration.ofDays(21));
        }
        assertThat(unmatched).isBetween(5, 60);
    }

    @Test
    void shouldLeaveSomeDatesOfStockOut() {
        Replay replay = Replay.of(Simulation.of(PLAN));
        long snapshots = replay.all(InventorySnapshot.class).size();
        long all = 12L * 12 * 30;

        assertThat(snapshots).isBetween(all * 90 / 100, all - 1);
        assertThat(replay.all(InventorySnapshot.class)).anyMatch(stock -> stock.getSellableUnits() == 0);
        InventorySnapshot one = replay.all(InventorySnapshot.class).iterator().next();
        assertThat(one.getEntityId())
                .isEqualTo(one.getSite() + "/stock/" + one.getSku() + "/" + one.getWarehouse() + "/" + one.getDate());
    }

    @Test
    void shouldStopOneFeedAndCompleteAllOthers() {
        Simulation simulation = Simulation.of(PLAN);
        GroundTruth.StoppedFeed stopped = simulation.truth().stoppedFeed();
        Map<String, Feed> feeds = new TreeMap<>();
        simulation
                .slices()
                .forEach(slice -> slice.publications()
                        .forEach(publication -> publication
                                .feeds()
                                .forEach(feed -> feeds.put(
                                        feed.getSite() + "|" + feed.getFeed() + "|" + feed.getDate(), feed))));

        LocalDate settled = LocalDate.of(2026, 6, 13);
        for (Feed feed : feeds.values()) {
            boolean silent = feed.getSite().equals(stopped.site())
                    && feed.getFeed().equals(stopped.feed())
                    && !feed.getDate().isBefore(stopped.since());
            if (!feed.getDate().isAfter(settled)) {
                assertThat(feed.getComplete()).as("%s", feed).isEqualTo(!silent);
            }
            if (silent) {
                assertThat(feed.getSeen()).isZero();
            }
            boolean counted = feed.getComplete() && feed.getFeed().matches("orders|ads|inventory|traffic");
            assertThat(!counted || feed.getSeen() > 0).as("%s", feed).isTrue();
        }
        assertThat(stopped.since()).isEqualTo(LocalDate.of(2026, 6, 2));
        assertThat(feeds).hasSize(12 * 6 * 30);
    }

    @Test
    void shouldPlantWhatMayNotEnterUnderTheIdsOfTheTruth() {
        Simulation simulation = Simulation.of(PLAN);
        Set<String> found = new HashSet<>();
        simulation
                .slices()
                .forEach(slice -> slice.publications().forEach(publication -> {
                    publication.deadLetters().forEach(letter -> found.add(letter.getId()));
                    publication.events().stream()
                            .filter(Replay::isBad)
                            .forEach(event -> found.add(Replay.entityId(event)));
                }));

        assertThat(simulation.truth().deadLetters())
                .extracting(GroundTruth.PlantedDeadLetter::id)
                .containsExactlyInAnyOrderElementsOf(found);
        assertThat(simulation.truth().deadLetters())
                .extracting(GroundTruth.PlantedDeadLetter::reason)
                .contains("unknown-site", "before-opening", "too-early", "bad-field", "unreadable");
    }

    @Test
    void shouldGoOnWhereTheMonthEnded() {
        Simulation simulation = Simulation.of(SMALL);
        LiveBusiness live = simulation.live(END);
        List<SpecificRecord> hours = new ArrayList<>();
        for (int hour = 1; hour <= 48; hour++) {
            live.until(END.plus(Duration.ofHours(hour))).forEach(publication -> hours.addAll(publication.events()));
        }

        Simulation longer = Simulation.of(SMALL);
        List<SpecificRecord> atOnce = new ArrayList<>();
        longer.live(END)
                .until(END.plus(Duration.ofHours(48)))
                .forEach(publication -> atOnce.addAll(publication.events()));
        assertThat(hours).isEqualTo(atOnce).hasSizeGreaterThan(400);
        assertThat(hours).allMatch(event -> !Replay.observedAt(event).isBefore(END));
        assertThat(hours).isSortedAccordingTo(java.util.Comparator.comparing(Replay::observedAt));
        assertThat(simulation.live(END).until(END)).isEmpty();
    }

    @Test
    void shouldTellTheMonthAgainWhenLiveBeginsAtItsBegin() {
        Simulation simulation = Simulation.of(SMALL);
        List<SpecificRecord> live = new ArrayList<>();
        simulation.live(Instant.EPOCH).until(END).forEach(publication -> live.addAll(publication.events()));

        assertThat(live).isEqualTo(events(simulation.slices()));
    }

    private static List<SpecificRecord> events(Iterable<Slice> slices) {
        List<SpecificRecord> events = new ArrayList<>();
        slices.forEach(slice -> slice.publications().forEach(publication -> events.addAll(publication.events())));
        return events;
    }
}
