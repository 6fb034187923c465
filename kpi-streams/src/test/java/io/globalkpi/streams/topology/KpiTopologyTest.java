package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The graph as it is deployed, and what it does with records that are not what their topic promises. */
class KpiTopologyTest {

    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final String ORDER =
            "- {order: A, at: 2026-03-03T11:00:00Z, lines: [{sku: TEA, units: 1, gross: 7}]}";

    /**
     * The graph is the recorded one.
     *
     * <p>If you broke this: names of stores and of the repartition topic are names of topics on running clusters, and positions of
     * sub-topologies are parts of task ids. Should your change keep them, record the new description (it stands in the failure
     * message). Should it not, deployed state is left behind under the old names: give the application a new id, let it build its
     * state anew from the event topics, and say so in the release notes; then record the new description.
     */
    @Test
    void shouldKeepTheGraphThatIsDeployed() throws IOException {
        assertThat(described()).isEqualTo(recorded());
    }

    @Test
    void shouldNameEveryNodeAndStoreItself() {
        Pattern numbered = Pattern.compile("[A-Z-]+-\\d{10}");

        assertThat(numbered.matcher(graph().describe().toString()).results().map(MatchResult::group))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "rubbish", "\u0000\u0000\u0000\u0000\u0001", "\u0000\u0000\u0000\u0000\u007f123"})
    void shouldGoOnBehindBytesThatAreNoRecord(String rubbish) {
        try (Pipeline pipeline = new Pipeline(SmallShop.REFERENCE, NOW)) {
            pipeline.tell(ORDER);
            for (EventKind kind : EventKind.values()) {
                pipeline.tell(kind.topic(), rubbish.getBytes(StandardCharsets.ISO_8859_1));
            }
            pipeline.tell(Topics.FEEDS, rubbish.getBytes(StandardCharsets.ISO_8859_1));
            pipeline.tell(ORDER.replace("order: A", "order: B"));

            assertGoesOn(pipeline, EventKind.values().length + 1);
        }
    }

    @Test
    void shouldGoOnBehindNull() {
        try (Pipeline pipeline = new Pipeline(SmallShop.REFERENCE, NOW)) {
            pipeline.tell(ORDER);
            pipeline.tell(EventKind.ORDERS.topic(), null);
            pipeline.tell(ORDER.replace("order: A", "order: B"));

            assertGoesOn(pipeline, 1);
        }
    }

    @Test
    void shouldGoOnBehindTheRecordOfAnotherTopic() {
        try (Pipeline pipeline = new Pipeline(SmallShop.REFERENCE, NOW)) {
            SpecificRecord review = WrittenBusiness.events("- {review: R, at: 2026-03-03T11:00:00Z, stars: 5}")
                    .get(0);
            pipeline.tell(ORDER);
            pipeline.tell(EventKind.ORDERS.topic(), pipeline.bytes(review));
            pipeline.tell(ORDER.replace("order: A", "order: B"));

            assertGoesOn(pipeline, 1);
        }
    }

    /** A record nobody can read as the last one on its topic is behind us as well. */
    @Test
    void shouldStopCatchingUpBehindALastRecordThatCannotBeRead() {
        LastOffsets two = partition -> Map.of(EventKind.ORDERS.topic(), 1L);
        try (Pipeline pipeline = new Pipeline(SmallShop.REFERENCE, NOW, two)) {
            pipeline.tell(ORDER);
            pipeline.settle();
            assertThat(pipeline.published).as("running steps").isEmpty();
            assertThat(CatchUp.behind(pipeline.meters)).containsExactly(0);
            assertThat(lag(pipeline)).isPositive();
            pipeline.tell(EventKind.ORDERS.topic(), new byte[] {1});
            pipeline.settle();

            assertThat(asOf(pipeline)).isEqualTo(NOW);
            assertThat(CatchUp.behind(pipeline.meters)).isEmpty();
            assertThat(lag(pipeline)).isZero();
        }
    }

    private static double lag(Pipeline pipeline) {
        return pipeline.meters.get("kpi.business.lag.seconds").gauge().value();
    }

    private static Instant asOf(Pipeline pipeline) {
        return pipeline.published.get(pipeline.published.size() - 1).getAsOf();
    }

    private static void assertGoesOn(Pipeline pipeline, int unreadable) {
        pipeline.settle();
        assertThat(pipeline.counted("kpi.unreadable")).isEqualTo(unreadable);
        assertThat(pipeline.snapshot(ScopeType.SITE, SmallShop.US, "day", "2026-03-04T00:00:00Z")
                        .getKpis())
                .filteredOn(kpi -> kpi.getKpi().equals("gmv"))
                .singleElement()
                .satisfies(gmv -> assertThat(gmv.getNumerator()).isEqualByComparingTo("14"));
    }

    private static Topology graph() {
        Engine engine = new Engine(
                new Topics(4),
                new InMemorySchemaRegistry(),
                () -> SmallShop.REFERENCE,
                partition -> Map.of(),
                Clock.systemUTC(),
                Pace.STANDARD,
                new SimpleMeterRegistry());
        return new KpiTopology(engine).build();
    }

    /** Sets in order, and lambdas without their address, which differ from run to run. */
    private static String described() {
        String text = graph().describe().toString().replaceAll("\\$\\$Lambda[^)]*", "");
        return Pattern.compile("(?<=[\\[ ])[^\\s\\[\\](,]+(, [^\\s\\[\\](,]+)+")
                .matcher(text)
                .replaceAll(list -> Stream.of(list.group().split(", ")).sorted().collect(Collectors.joining(", ")));
    }

    private static String recorded() throws IOException {
        try (InputStream file = KpiTopologyTest.class.getResourceAsStream("/kpi-topology.txt")) {
            return file == null ? "nothing" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
