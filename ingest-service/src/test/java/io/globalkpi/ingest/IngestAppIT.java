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
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.topic.Topics;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service against a real broker. Every test uses order ids of its own. */
@Timeout(120)
class IngestAppIT {

    @TempDir
    private static Path directory;

    private static RunningIngest ingest;
    private static IngestApp app;
    private static ReferenceApply reference;
    private final ObjectMapper json = new ObjectMapper();

    @BeforeAll
    static void start() throws Exception {
        ingest = new RunningIngest(directory, SITE, Map.of("INGEST_MAX_REQUEST_BYTES", "100000"));
        app = ingest.app;
        reference = ingest.reference;
    }

    @AfterAll
    static void stop() throws Exception {
        ingest.close();
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
        new ClusterProducers(ingest.kafka, "ingest-1", RunningIngest.TOPICS)
                .open()
                .close();

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

        HttpResponse<String> response =
                ingest.post("orders", "[" + good + "," + unknownField + "," + unknownSite + "]");
        JsonNode results = json.readTree(response.body()).path("results");

        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(results.findValuesAsText("status")).containsExactly("published", "rejected", "rejected");
        assertThat(results.at("/1/errors/0/path").asText()).isEqualTo("phone");
        assertThat(results.at("/2/errors/0/message").asText()).startsWith("unknown-site");
        assertThat(response.body()).doesNotContain("0123");
        assertThat(ingest.keys("raw.push.v1")).contains(SITE + "/p-1");
    }

    @Test
    void shouldTakeTheSameRecordTwice() throws Exception {
        String record = EventJson.write(now("t-1"));

        assertThat(ingest.post("orders", record).statusCode()).isEqualTo(200);
        assertThat(ingest.post("orders", record).statusCode()).isEqualTo(200);

        assertThat(tellings("t-1")).hasSize(1);
    }

    @Test
    void shouldRefuseWhatIsNoRequest() throws Exception {
        assertThat(ingest.send("orders", new byte[] {'{', '}'}, "application/json", "wrong")
                        .statusCode())
                .isEqualTo(401);
        assertThat(ingest.post("orders", new byte[] {'{', '}'}, "text/plain").statusCode())
                .isEqualTo(415);
        assertThat(ingest.post("nothing", "{}").statusCode()).isEqualTo(404);
        assertThat(ingest.post("orders", "{oops").statusCode()).isEqualTo(400);
        assertThat(ingest.post("orders", "{}").statusCode()).isEqualTo(422);
        assertThat(ingest.post("orders", "[" + " ".repeat(200_000) + "]").statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldTellHealthReadinessMetricsAndItsOwnDescription() throws Exception {
        app.publisher().publish(Publication.of(List.of(now("m-1")))).join();

        assertThat(ingest.get("/health").statusCode()).isEqualTo(200);
        assertThat(ingest.get("/ready").statusCode()).isEqualTo(200);
        assertThat(ingest.get("/metrics").body())
                .contains("ingest_events_published_total{kind=\"orders\"}", "ingest_commit_seconds_count");
        assertThat(json.readTree(ingest.get("/openapi.json").body())
                        .path("paths")
                        .has("/v1/events/orders"))
                .isTrue();
    }

    @Test
    void shouldPublishTheRestWhenARecordIsLongerThanTheBrokerTakes() {
        List<RawRecord> raw = Stream.of("x".repeat(1_100_000), "{}")
                .map(content -> RawRecord.newBuilder()
                        .setEntityId(SITE + "/long-" + content.length())
                        .setSite(SITE)
                        .setSource("files:long.csv")
                        .setContentType("application/json")
                        .setContent(content)
                        .setObservedAt(Instant.now())
                        .build())
                .toList();
        List<Order> events = List.of(now("long-1100000"), now("long-2"));

        Receipt receipt = app.publisher()
                .publish(new Publication(List.copyOf(events), raw, List.of(), List.of(), null))
                .join();

        assertThat(receipt.rejected()).extracting(DeadLetter::getReason).containsExactly("too-long");
        assertThat(orders("long-")).containsExactly(SITE + "/long-2");
        assertThat(ingest.keys("raw.files.v1")).contains(SITE + "/long-2").doesNotContain(SITE + "/long-1100000");
        assertThat(ingest.keys(Topics.DEAD_LETTERS)).contains(SITE + "/long-1100000");
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

        reference.apply(reference.plan(ingest.write("late", site)), "test", false);

        await().atMost(Duration.ofSeconds(40))
                .until(() -> ingest.keys("platform.orders.v1").contains(site + "/r-1"));
    }

    @Test
    void shouldPublishNothingOnADryRunAndRefuseAStalePlan() throws Exception {
        ReferencePlan first = reference.plan(ingest.write("one", "site/one"));
        ReferencePlan stale = reference.plan(ingest.write("two", "site/two"));
        assertThat(ingest.keys(Topics.SITES)).doesNotContain("site/one", "site/two");

        reference.apply(first, "one", false);

        assertThatThrownBy(() -> reference.apply(stale, "two", false)).isInstanceOf(ConflictException.class);
        assertThat(ingest.keys(Topics.SITES)).contains("site/one").doesNotContain("site/two");
    }

    /** Between the commit and its markers on every partition a transaction looks just like this one. */
    @Test
    void shouldWaitForATransactionThatLooksOpen() throws Exception {
        List<String> read;
        try (Producer<byte[], byte[]> producer =
                new ClusterProducers(ingest.kafka, "late-marker", RunningIngest.TOPICS).open()) {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(Topics.TOKENS, 0, "late".getBytes(StandardCharsets.UTF_8), null))
                    .get();
            CompletableFuture<List<String>> reading = CompletableFuture.supplyAsync(() -> ingest.keys(Topics.TOKENS));
            assertThatThrownBy(() -> reading.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            producer.commitTransaction();
            read = reading.join();
        }

        assertThat(read).containsExactly("late");
    }

    private static Order now(String id) {
        Instant now = Instant.now();
        return order(id).setOccurredAt(now).setObservedAt(now).build();
    }

    private static List<String> orders(String prefix) {
        return ingest.keys("platform.orders.v1").stream()
                .filter(key -> key.startsWith(SITE + "/" + prefix))
                .toList();
    }

    /** Different tellings of one order on its topic: the same bytes twice are one. */
    private static Map<String, Integer> tellings(String id) {
        Map<String, Integer> bodies = new HashMap<>();
        new WholeTopic(ingest.kafka).read("platform.orders.v1", record -> {
            if (new String(record.key(), StandardCharsets.UTF_8).endsWith("/" + id)) {
                bodies.merge(Arrays.toString(record.value()), 1, Integer::sum);
            }
        });
        return bodies;
    }
}
