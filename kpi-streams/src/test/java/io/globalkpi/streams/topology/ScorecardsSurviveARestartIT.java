package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.scorecard.Desk;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A frozen scorecard stands through a restart on another disk: it is published once, and what comes afterwards is carried by the next
 * month.
 */
@Timeout(150)
class ScorecardsSurviveARestartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pace PACE = new Pace(
            Duration.ofMillis(30),
            Duration.ofMillis(300),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(100),
            Duration.ofMinutes(1));

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final ReferenceData reference = KpiDefinitions.addedTo(Desk.with(
            SmallShop.REFERENCE,
            List.of(Desk.template(Desk.line("gmv", 100, "1000").build()).build())));

    @TempDir
    Path dir;

    @Test
    void shouldPublishAFrozenScorecardOnce() throws Exception {
        try (EventBroker broker = EventBroker.start(dir.resolve("broker"), registry)) {
            TestClock clock = new TestClock(Instant.parse("2026-10-20T12:00:00Z"));
            try (KafkaStreams first = start(broker, "first", clock)) {
                broker.tell(WrittenBusiness.events(order("A", "2026-10-20T11:00:00Z", "900")));
                awaitScore(broker, "2026-10", "90", false);
                clock.set(Instant.parse("2026-11-04T13:00:00Z"));
                awaitScore(broker, "2026-10", "90", true);
            }
            clock.set(Instant.parse("2026-11-05T12:00:00Z"));
            try (KafkaStreams second = start(broker, "second", clock)) {
                broker.tell(WrittenBusiness.events(order("LATE", "2026-10-21T11:00:00Z", "50")));
                broker.tell(WrittenBusiness.events(order("B", "2026-11-05T11:00:00Z", "700")));
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(bob(broker, "2026-11"))
                                .last()
                                .satisfies(card -> {
                                    assertThat(card.getScore()).isEqualByComparingTo("70");
                                    assertThat(card.getAdjustment()).isEqualByComparingTo("5");
                                }));
            }
            assertThat(bob(broker, "2026-10").stream().filter(Scorecard::getFrozen))
                    .hasSize(1);
            assertThat(bob(broker, "2026-10")).last().matches(Scorecard::getFrozen);
        }
    }

    /** At a site that is bob's alone. */
    private static String order(String id, String at, String gross) {
        return "- {order: %s, site: ebay-uk/acme, source: mabang, at: %s, lines: [{sku: TEA, units: 1, gross: %s}]}"
                .formatted(id, at, gross);
    }

    private static void awaitScore(EventBroker broker, String period, String score, boolean frozen) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bob(broker, period)).last().satisfies(card -> {
                    assertThat(card.getScore()).isEqualByComparingTo(score);
                    assertThat(card.getFrozen()).isEqualTo(frozen);
                }));
    }

    private static List<Scorecard> bob(EventBroker broker, String period) {
        return broker.cards().stream()
                .filter(card ->
                        card.getOwner().equals("bob") && card.getPeriod().equals(period))
                .toList();
    }

    private KafkaStreams start(EventBroker broker, String name, TestClock clock) {
        Engine engine = new Engine(
                new Topics(EventBroker.PARTITIONS),
                registry,
                () -> reference,
                partition -> Map.of(),
                clock,
                PACE,
                new SimpleMeterRegistry());
        KafkaStreams streams =
                new KafkaStreams(new KpiTopology(engine).build(), broker.streamsSettings(dir.resolve(name)));
        streams.start();
        return streams;
    }
}
