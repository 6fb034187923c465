package io.globalkpi.ingest;

import static io.globalkpi.ingest.publish.Fixtures.SITE;
import static io.globalkpi.ingest.publish.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.globalkpi.ingest.json.EventJson;
import io.globalkpi.ingest.publish.ClusterProducers;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.Receipt;
import io.globalkpi.ingest.publish.WholeTopic;
import io.globalkpi.ingest.reference.ConflictException;
import io.globalkpi.ingest.reference.ReferenceApply;
import io.globalkpi.ingest.reference.ReferencePlan;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service against a real broker. Every test uses order ids of its own. */
@Timeout(120)
class IngestAppIT {

    private static final String KEY = "a-key-for-the-tests";
    private static final Topics TOPICS = new Topics(2);
    private static final Path DEFAULTS = Path.of("..", "deploy", "config", "defaults");

    @TempDir
    private static Path directory;

    private static KafkaClusterTestKit kit;
    private static IngestApp app;
    private static ReferenceApply reference;
    private static Map<String, Object> kafka;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @BeforeAll
    static void start() throws Exception {
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .setBaseDirectory(Files.createDirectories(directory.resolve("broker")))
                .build();
        kit = new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("transaction.state.log.num.partitions", "1")
                .setConfigProp("transaction.state.log.replication.factor", "1")
                .setConfigProp("transaction.state.log.min.isr", "1")
                .setConfigProp("log.cleaner.dedupe.buffer.size", "8388608")
                .build();
        kit.format();
        kit.startup();
        kit.waitForReadyBrokers();
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        Map<String, String> env = Map.of(
                "GLOBALKPI_BOOTSTRAP", kit.bootstrapServers(),
                "GLOBALKPI_PARTITIONS", "2",
                "INGEST_HTTP_PORT", "0",
                "INGEST_API_KEYS", KEY,
                "INGEST_MAX_REQUEST_BYTES", "100000");
        IngestConfig config = IngestConfig.from(env);
        kafka = config.kafkaClientSettings();
        app = IngestApp.wire(config, registry, Clock.systemUTC());
        app.start();
        reference = new ReferenceApply(kafka, registry, TOPICS, Clock.systemUTC());
        reference.apply(reference.plan(DEFAULTS, write("base", SITE)), "test", false);
        await().atMost(Duration.ofSeconds(30)).until(() -> app.notReady().isEmpty());
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
        kit.close();
    }

    @Test
    void shouldKeepFiveThousandPublicationsInOrder() {
        List<CompletableFuture<Receipt>> receipts = IntStream.range(0, 5_000)
                .mapToObj(i -> app.publisher().publish(Publication.of(List.of(now("o-" + i)))))
                .toList();
        receipts.forEach(CompletableFuture::join);

        assertThat(orders("o-"))
                .containsExactlyElementsOf(IntStream.range(0, 5_000)
                        .mapToObj(i -> SITE + "/o-" + i)
                        .toList());
    }

    @Test
    void shouldGoOnWhenAnotherProducerFencesIt() {
        app.publisher().publish(Publication.of(List.of(now("f-1")))).join();
        new ClusterProducers(kafka, "ingest-1", TOPICS).open().close();

        assertThat(app.publisher()
                        .publish(Publication.of(List.of(now("f-2"))))
                        .join()
                        .published())
                .isEqualTo(1);

        assertThat(orders("f-")).containsExactly(SITE + "/f-1", SITE + "/f-2");
    }

    @Test
    void shouldAnswerEveryRecordAfterItIsPublished() throws Exception {
        String good = EventJson.write(now("p-1"));
        String unknownField = good.replace("\"orderId\"", "\"phone\": \"0123\", \"orderId\"");
        String unknownSite = EventJson.write(order("p-2")
                .setSite("no/where")
                .setEntityId("no/where/p-2")
                .setObservedAt(Instant.now())
                .build());

        HttpResponse<String> response = post("orders", "[" + good + "," + unknownField + "," + unknownSite + "]");
        JsonNode results = json.readTree(response.body()).path("results");

        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(results.findValuesAsText("status")).containsExactly("published", "rejected", "rejected");
        assertThat(results.at("/1/errors/0/path").asText()).isEqualTo("phone");
        assertThat(results.at("/2/errors/0/message").asText()).startsWith("unknown-site");
        assertThat(response.body()).doesNotContain("0123");
        assertThat(keys("raw.push.v1")).contains(SITE + "/p-1");
    }

    @Test
    void shouldTakeTheSameRecordTwice() throws Exception {
        String record = EventJson.write(now("t-1"));

        assertThat(post("orders", record).statusCode()).isEqualTo(200);
        assertThat(post("orders", record).statusCode()).isEqualTo(200);

        assertThat(tellings("t-1")).hasSize(1);
    }

    @Test
    void shouldRefuseWhatIsNoRequest() throws Exception {
        assertThat(send("orders", "{}", "application/json", "wrong").statusCode())
                .isEqualTo(401);
        assertThat(send("orders", "{}", "text/plain", KEY).statusCode()).isEqualTo(415);
        assertThat(post("nothing", "{}").statusCode()).isEqualTo(404);
        assertThat(post("orders", "{oops").statusCode()).isEqualTo(400);
        assertThat(post("orders", "{}").statusCode()).isEqualTo(422);
        assertThat(post("orders", "[" + " ".repeat(200_000) + "]").statusCode()).isEqualTo(413);
    }

    @Test
    void shouldTellHealthReadinessMetricsAndItsOwnDescription() throws Exception {
        app.publisher().publish(Publication.of(List.of(now("m-1")))).join();

        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/ready").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body())
                .contains("ingest_events_published_total{kind=\"orders\"}", "ingest_commit_seconds_count");
        assertThat(json.readTree(get("/openapi.json").body()).path("paths").has("/v1/events/orders"))
                .isTrue();
    }

    @Test
    void shouldReplayTheEventsOfASiteOnceItIsApplied() throws Exception {
        String site = "ebay-de/late";
        Order early = order("r-1")
                .setSite(site)
                .setEntityId(site + "/r-1")
                .setObservedAt(Instant.now())
                .build();
        assertThat(app.publisher()
                        .publish(Publication.of(List.of(early)))
                        .join()
                        .rejected())
                .hasSize(1);

        reference.apply(reference.plan(write("late", site)), "test", false);

        await().atMost(Duration.ofSeconds(40))
                .until(() -> keys("platform.orders.v1").contains(site + "/r-1"));
    }

    @Test
    void shouldPublishNothingOnADryRunAndRefuseAStalePlan() throws Exception {
        ReferencePlan first = reference.plan(write("one", "site/one"));
        ReferencePlan stale = reference.plan(write("two", "site/two"));
        assertThat(keys(Topics.SITES)).doesNotContain("site/one", "site/two");

        reference.apply(first, "one", false);

        assertThatThrownBy(() -> reference.apply(stale, "two", false)).isInstanceOf(ConflictException.class);
        assertThat(keys(Topics.SITES)).contains("site/one").doesNotContain("site/two");
    }

    private static Order now(String id) {
        Instant now = Instant.now();
        return order(id).setOccurredAt(now).setObservedAt(now).build();
    }

    private static Path write(String name, String site) throws Exception {
        Path files = Files.createDirectories(directory.resolve(name));
        Files.writeString(
                files.resolve("company.yaml"), "company: {id: acme, reportingCurrency: EUR, zone: Europe/Berlin}");
        Files.writeString(
                files.resolve("sites.yaml"),
                "sites:\n  - {id: " + site + ", name: S, platform: amazon, market: US, currency: USD,"
                        + " zone: America/New_York, openedOn: 2020-01-01}");
        return files;
    }

    private static List<String> keys(String topic) {
        List<String> keys = new ArrayList<>();
        new WholeTopic(kafka).read(topic, record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
        return keys;
    }

    private static List<String> orders(String prefix) {
        return keys("platform.orders.v1").stream()
                .filter(key -> key.startsWith(SITE + "/" + prefix))
                .toList();
    }

    /** Different tellings of one order on its topic: the same bytes twice are one. */
    private static Map<String, Integer> tellings(String id) {
        Map<String, Integer> bodies = new HashMap<>();
        new WholeTopic(kafka).read("platform.orders.v1", record -> {
            if (new String(record.key(), StandardCharsets.UTF_8).endsWith("/" + id)) {
                bodies.merge(Arrays.toString(record.value()), 1, Integer::sum);
            }
        });
        return bodies;
    }

    private HttpResponse<String> post(String kind, String body) throws Exception {
        return send(kind, body, "application/json", KEY);
    }

    private HttpResponse<String> send(String kind, String body, String contentType, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/v1/events/" + kind))
                .header("Content-Type", contentType)
                .header("X-Api-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + app.port() + path);
    }
}
