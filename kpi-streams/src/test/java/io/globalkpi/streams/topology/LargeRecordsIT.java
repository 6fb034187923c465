package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the largest events come to together is more than a broker takes by itself. */
@Timeout(180)
class LargeRecordsIT {

    private static final int LINES = 11_000;
    private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");
    private static final Pace PACE =
            Pace.STANDARD.with(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofMillis(100));

    private final ReferenceData reference = KpiDefinitions.addedTo(SmallShop.REFERENCE);
    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();

    static {
        TrustedRecords.trust();
    }

    @TempDir
    Path dir;

    @Test
    void shouldCountAnOrderOfThousandsOfLinesThatPlatformAndErpTell() throws Exception {
        List<Order> tellings = List.of(order("ebay"), order("mabang"));
        byte[] one = new AvroSerializer<>(registry, Order.getClassSchema(), false)
                .serialize(EventKind.ORDERS.topic(), tellings.get(0));
        assertThat(one.length).isBetween(600_000, 1_000_000);
        try (EventBroker broker = EventBroker.start(dir.resolve("broker"), registry);
                KafkaStreams streams = streams(broker)) {
            streams.start();
            broker.tell(List.copyOf(tellings));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(broker.latest().values())
                            .filteredOn(snapshot -> snapshot.getScopeId().equals(SmallShop.UK))
                            .flatMap(LargeRecordsIT::units)
                            .contains(BigDecimal.valueOf(LINES)));
        }
    }

    private static List<BigDecimal> units(KpiSnapshot snapshot) {
        return snapshot.getKpis().stream()
                .filter(value -> value.getKpi().equals("units"))
                .map(KpiValue::getNumerator)
                .map(BigDecimal::stripTrailingZeros)
                .map(number -> number.setScale(0))
                .toList();
    }

    private KafkaStreams streams(EventBroker broker) {
        Engine engine = new Engine(
                new Topics(EventBroker.PARTITIONS),
                registry,
                () -> reference,
                partition -> Map.of(),
                new TestClock(NOW),
                PACE,
                new SimpleMeterRegistry());
        Properties settings = broker.streamsSettings(dir.resolve("state"));
        LargeRecords.allow(settings);
        return new KafkaStreams(new KpiTopology(engine).build(), settings);
    }

    private static Order order(String source) {
        Instant placed = NOW.minusSeconds(3_600);
        return Order.newBuilder()
                .setEntityId(SmallShop.UK + "/1")
                .setRevision(placed.toEpochMilli())
                .setSite(SmallShop.UK)
                .setSource(source)
                .setOccurredAt(placed)
                .setObservedAt(placed)
                .setOrderId("1")
                .setCurrency("USD")
                .setStatus(OrderStatus.PAID)
                .setPlatformStatus("PAID")
                .setLines(
                        IntStream.range(0, LINES).mapToObj(LargeRecordsIT::line).toList())
                .build();
    }

    private static OrderLine line(int number) {
        return OrderLine.newBuilder()
                .setLineId("a-line-of-an-order-of-a-wholesaler-" + number)
                .setSku("MUG")
                .setWarehouse("FBM")
                .setQuantity(1)
                .setUnits(1)
                .setStatus(OrderStatus.PAID)
                .setGrossMicros(1_000_000L)
                .build();
    }
}
