package io.globalkpi.local.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.ingest.platform.aliexpress.AliExpressScene;
import io.globalkpi.ingest.platform.amazon.AmazonScene;
import io.globalkpi.ingest.platform.amazonads.AmazonAdsScene;
import io.globalkpi.ingest.platform.dianxiaomi.DianxiaomiScene;
import io.globalkpi.ingest.platform.ebay.EbayScene;
import io.globalkpi.ingest.platform.googleads.GoogleAdsScene;
import io.globalkpi.ingest.platform.lazada.LazadaScene;
import io.globalkpi.ingest.platform.mabang.MabangScene;
import io.globalkpi.ingest.platform.shopee.ShopeeScene;
import io.globalkpi.ingest.platform.tiktokads.TikTokAdsScene;
import io.globalkpi.ingest.publish.KafkaEventPublisher;
import io.globalkpi.ingest.publish.PublisherSettings;
import io.globalkpi.ingest.pull.Hardship;
import io.globalkpi.ingest.pull.Scene;
import io.globalkpi.local.broker.Ports;
import io.globalkpi.local.guarantee.Published;
import io.globalkpi.oracle.BatchKpis;
import io.globalkpi.oracle.EveryValueEqualsTheBatch;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.KpiStreamsApp;
import io.globalkpi.streams.KpiStreamsConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From the server of every system over its connector and the topics to the KPIs: each value published is that of an independent
 * batch over what the servers hold, whatever came between.
 */
@Tag("gate")
class KpisOfPlatformsIT {

    /** Two days before and after lies the night in which Europe loses an hour. */
    private static final Instant BEGIN = Instant.parse("2026-03-27T12:00:00Z");

    private static final LocalDate FROM = LocalDate.parse("2026-03-25");
    private static final Instant END = BEGIN.plus(Duration.ofDays(3));
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private static Path directory;

    private static final Map<String, Scene> SCENES = new LinkedHashMap<>();
    private static List<String> differences = List.of();

    /** How many values were published of each scope, by its id. */
    private static Map<String, Long> values = Map.of();

    @BeforeAll
    static void pullAndCompute() throws Exception {
        SCENES.put("amazon", new AmazonScene(BEGIN, FROM));
        SCENES.put("shopee", new ShopeeScene(BEGIN, FROM));
        SCENES.put("lazada", new LazadaScene(BEGIN, FROM));
        SCENES.put("aliexpress", new AliExpressScene(BEGIN, FROM));
        SCENES.put("ebay", new EbayScene(BEGIN, FROM));
        SCENES.put("mabang", new MabangScene(BEGIN, FROM));
        SCENES.put("dianxiaomi", new DianxiaomiScene(BEGIN, directory.resolve("inbox")));
        SCENES.put("google-ads", new GoogleAdsScene(BEGIN, FROM));
        SCENES.put("tiktok-ads", new TikTokAdsScene(BEGIN, FROM));
        SCENES.put("amazon-ads", new AmazonAdsScene(BEGIN, FROM));
        try (World world = World.open(directory)) {
            ReferenceData reference = world.apply(ReferenceOfScenes.write(SCENES, directory.resolve("reference")));
            pull(world, reference);
            compute(world, reference);
        }
    }

    private static void pull(World world, ReferenceData reference) {
        try (KafkaEventPublisher topics = new KafkaEventPublisher(
                PublisherSettings.of(world.kafka(), "scenes"),
                () -> Optional.of(reference),
                world.registry(),
                World.TOPICS,
                clock(),
                new SimpleMeterRegistry())) {
            SCENES.values().forEach(scene -> {
                scene.business();
                scene.bench().alsoTo(topics);
                scene.pullThroughEverything(END);
            });
            topics.flush();
        }
    }

    private static void compute(World world, ReferenceData reference) {
        try (KpiStreamsApp streams = KpiStreamsApp.wire(KpiStreamsConfig.from(environment(world)), clock());
                Published published = new Published(world.bootstrap(), world.registry(), World.TOPICS)) {
            streams.start();
            await("caught up").atMost(PATIENCE).until(() -> streams.behind().isEmpty());
            compare(published, BatchKpis.of(held(), reference), reference.rows(Topics.KPIS, KpiDefinition.class));
        }
    }

    /** Compares what lies there when no more comes; if more has come in the meantime, once more. */
    private static void compare(Published published, BatchKpis batch, Collection<KpiDefinition> definitions) {
        do {
            await("quiet").atMost(PATIENCE).until(published::isQuiet);
            differences = new EveryValueEqualsTheBatch(definitions, batch, published.latest(), END).differences();
        } while (!differences.isEmpty() && !published.isQuiet());
        values = published.latest().entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().getScopeId(),
                        Collectors.summingLong(
                                entry -> entry.getValue().getKpis().size())));
    }

    /** What the servers hold; how complete each feed is, only those who pulled can say. */
    private static List<SpecificRecord> held() {
        HeldTruth truth = new HeldTruth(BEGIN, END);
        List<SpecificRecord> held = new ArrayList<>();
        SCENES.values().forEach(scene -> {
            held.addAll(truth.of(scene));
            held.addAll(scene.bench().days());
        });
        return held;
    }

    private static Map<String, String> environment(World world) {
        Map<String, String> environment = world.environment();
        environment.put("STREAMS_STATE_DIR", directory.resolve("streams").toString());
        environment.put("STREAMS_HTTP_PORT", Integer.toString(Ports.free()));
        environment.put("STREAMS_COMMIT_MS", "1000");
        environment.put("STREAMS_EMIT_MS", "1000");
        environment.put("STREAMS_CORRECT_MS", "1000");
        environment.put("STREAMS_THREADS", "2");
        return environment;
    }

    private static Clock clock() {
        return Clock.fixed(END, ZoneOffset.UTC);
    }

    @AfterAll
    static void close() {
        SCENES.values().forEach(Scene::close);
    }

    static List<String> systems() {
        return List.copyOf(SCENES.keySet());
    }

    /** Only who is called can end access or count calls; Mabang's key does not end. */
    private static Set<String> hardships(String system) {
        return switch (system) {
            case "dianxiaomi" -> Set.of(Hardship.BROKEN, Hardship.OUTAGE);
            case "mabang" -> Set.of(Hardship.TOO_MANY_CALLS, Hardship.BROKEN, Hardship.OUTAGE);
            default -> Set.of(Hardship.ENDED_ACCESS, Hardship.TOO_MANY_CALLS, Hardship.BROKEN, Hardship.OUTAGE);
        };
    }

    @ParameterizedTest
    @MethodSource("systems")
    void shouldHaveMetEveryHardshipOfTheSystem(String system) {
        List<Hardship> met = SCENES.get(system).hardships();

        assertThat(met).extracting(Hardship::name).containsExactlyInAnyOrderElementsOf(hardships(system));
        assertThat(met).allMatch(hardship -> hardship.met().getAsLong() > 0);
    }

    @ParameterizedTest
    @MethodSource("systems")
    void shouldPublishTheKpisOfWhatTheSystemHolds(String system) {
        Scene scene = SCENES.get(system);

        assertThat(scene.bench().refused()).isEmpty();
        assertThat(scene.bench().letters()).extracting(DeadLetter::getReason).isSubsetOf(scene.refusals());
        assertThat(compared(scene)).isGreaterThan(500);
        assertThat(differences.stream().filter(difference -> isOf(scene, difference)))
                .isEmpty();
    }

    private static long compared(Scene scene) {
        return scene.shops().stream()
                .mapToLong(shop -> values.getOrDefault(shop.site(), 0L))
                .sum();
    }

    private static boolean isOf(Scene scene, String difference) {
        return scene.shops().stream().anyMatch(shop -> difference.contains("\"" + shop.site() + "\""));
    }

    @Test
    void shouldPublishTheKpisOfEveryScopeAboveTheSites() {
        assertThat(values.getOrDefault("acme", 0L)).isGreaterThan(1_000);
        assertThat(differences).isEmpty();
    }
}
