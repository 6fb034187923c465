package io.globalkpi.ingest;

import static io.globalkpi.ingest.publish.Fixtures.SITE;
import static io.globalkpi.ingest.publish.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.ingest.files.FileImport;
import io.globalkpi.ingest.files.ImportRequest;
import io.globalkpi.ingest.files.ProgressListener;
import io.globalkpi.ingest.json.EventJson;
import io.globalkpi.ingest.letter.LetterInput;
import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.ingest.letter.SealKey;
import io.globalkpi.ingest.platform.Hmac;
import io.globalkpi.ingest.publish.DeadLetterReplay;
import io.globalkpi.ingest.publish.KafkaEventPublisher;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.ReplayCounts;
import io.globalkpi.ingest.publish.WholeTopic;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.lazada.LazadaStandIn;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A buyer's name, address, phone, mail and words go in by every door; on the topics nobody finds them. */
@Timeout(120)
class PersonalDataIT {

    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String LINES = "application/x-ndjson";
    private static final String SHOP = "lazada-sg/acme";
    private static final String LAZADA = "{\"appKey\":\"" + LazadaStandIn.APP_KEY + "\",\"appSecret\":\""
            + LazadaStandIn.APP_SECRET + "\",\"refreshToken\":\"" + LazadaStandIn.REFRESH_TOKEN + "\"}";
    private static final List<String> PLANTED =
            List.of("Jane", "Roe", "Elm Street", "+49 30 123", "jane.roe@example.com", "ring twice");
    private static final String BUYER = """
            "buyer": {"name": "Jane Roe", "address": {"street": "Elm Street 5"}, "phone": "+49 30 1234567"},
            "mail": "jane.roe@example.com", "note": "please ring twice",
            """;
    private static final String BROKEN_LINE =
            "{\"orderId\": \"b-9\", \"buyer\": Jane Roe, \"phone\": \"+49 30 1234567\"}";

    private static final String MAPPING = """
            kind: orders
            format: %s
            columns:
              order: {field: orderId, required: true}
              at: {field: occurredAt, required: true}
              sku: {field: line.sku, required: true}
              pieces: {field: line.quantity, required: true}
              price: {field: line.price, required: true}
            personal: [buyer, mail]
            constants: {site: amazon-us/acme, currency: USD, status: PAID}
            templates: {entityId: "{site}/{orderId}"}
            """;

    @TempDir
    private static Path directory;

    private static RunningIngest ingest;
    private static Seal seal;

    @BeforeAll
    static void start() throws Exception {
        ingest = new RunningIngest(
                directory,
                SITE,
                Map.of(
                        "INGEST_CREDENTIAL_LAZADA",
                        LAZADA,
                        "INGEST_SEAL_KEY",
                        KEY,
                        "INGEST_WATCH_DIR",
                        directory.toString(),
                        "INGEST_MAPPINGS_DIR",
                        directory.toString()));
        seal = SealKey.from(Map.of("INGEST_SEAL_KEY", KEY));
    }

    @AfterAll
    static void stop() throws Exception {
        ingest.close();
    }

    @Test
    void shouldLetNoPersonalDataOntoATopicThroughAnyDoor() throws Exception {
        String good = EventJson.write(now("g-1"));
        String broken = good.replaceFirst("\\{", "{" + BUYER);
        String misshapen = "{\"jane.roe@example.com\": 1, \"lines\": [\"Jane Roe\"], \"orderId\": {\"Roe\": \"Jane\"}}";

        assertThat(ingest.post("orders", "[" + good + "," + broken + "," + misshapen + ",\"Jane Roe\"]")
                        .statusCode())
                .isEqualTo(207);
        assertThat(ingest.post("orders", broken + " Jane").statusCode()).isEqualTo(400);
        assertThat(ingest.post("orders", bytes(good + "\n" + BROKEN_LINE + "\n", "UTF-8"), LINES)
                        .statusCode())
                .isEqualTo(207);
        assertThat(ingest.post(
                                "orders",
                                bytes("{\"note\": \"Jane Roe, Elm Street 5, caf\u00e9\"}", "ISO-8859-1"),
                                LINES)
                        .statusCode())
                .isEqualTo(422);
        dropFile("csv", """
                order,at,sku,pieces,price,buyer,mail
                f-1,2026-02-01T10:00:00Z,A,2,9.99,Jane Roe,jane.roe@example.com
                f-2,never,A,2,9.99,Jane Roe,jane.roe@example.com
                f-3,2026-02-01T10:00:00Z,A,2,9.99,Jane,Roe,jane.roe@example.com
                """);
        importFile("ndjson", """
                {"order":"f-4","at":"2026-02-01T10:00:00Z","sku":"A","pieces":1,"price":1,"buyer":"Jane Roe"}
                {"order":"f-5", Jane
                "Jane Roe, Elm Street 5"
                """);

        assertThat(letters()).hasSizeGreaterThanOrEqualTo(9);
        assertThat(foundOnTopics()).isEmpty();
    }

    /** Nothing but the push can bring the order: the job's next time is hours away. */
    @Test
    void shouldFetchWhatAPushNamesAndKeepNothingOfThePush() throws Exception {
        Truth truth = new Truth();
        LazadaStandIn lazada = new LazadaStandIn(truth, SHOP, ZoneOffset.UTC, Clock.systemUTC());
        String push = "{\"message_type\":0, " + BUYER + "\"data\":{\"trade_order_id\":\"26042\"}}";
        String signature = Hmac.sha256(LazadaStandIn.APP_SECRET, LazadaStandIn.APP_KEY + push);
        try (StandIn standIn = StandIn.open(lazada, Weather.fair())) {
            ingest.reference.apply(
                    ingest.reference.plan(directory.resolve("base"), lazadaJob(standIn.url() + "/rest")),
                    "test",
                    false);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> ingest.keys(Topics.CHECKPOINTS).contains("lazada-orders"));
            truth.tell(pushed());

            assertThat(ingest.push("lazada/acme", push, "00ff").statusCode()).isEqualTo(401);
            assertThat(ingest.push("lazada/acme", push, signature).statusCode()).isEqualTo(200);

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> ingest.keys("platform.orders.v1").contains(SHOP + "/26042"));
        }
        assertThat(foundOnTopics()).isEmpty();
    }

    private static Path lazadaJob(String url) throws Exception {
        Path files = ingest.write("lazada", SHOP);
        Files.writeString(
                files.resolve("jobs.yaml"),
                "jobs:\n  - {id: lazada-orders, system: lazada, account: acme, feed: orders, site: " + SHOP
                        + ", schedule: PT6H, credential: lazada, settings: {host.api: '" + url + "', host.auth: '" + url
                        + "', history: PT1H, sweeps: ''}}\n");
        return files;
    }

    private static Order pushed() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return order("26042")
                .setEntityId(SHOP + "/26042")
                .setSite(SHOP)
                .setSource("lazada")
                .setOrderId("26042")
                .setRevision(now.toEpochMilli())
                .setOccurredAt(now)
                .setObservedAt(now)
                .setPlatformStatus("pending")
                .setLines(List.of(OrderLine.newBuilder()
                        .setLineId("260421")
                        .setSku("MUG")
                        .setQuantity(1)
                        .setUnits(1)
                        .setGrossMicros(9_990_000)
                        .build()))
                .build();
    }

    @Test
    void shouldSealALineThatIsNoJsonAndSayWhichOneItWas() throws Exception {
        String good = EventJson.write(now("s-1"));
        String text = BROKEN_LINE.replace("b-9", "s-9");

        String answer = ingest.post("orders", bytes(good + "\n\n" + text + "\n", "UTF-8"), LINES)
                .body();
        DeadLetter letter = letters().stream()
                .filter(one -> text.length() == one.getInputLength() && one.getLine() == 3)
                .findFirst()
                .orElseThrow();

        assertThat(answer).contains("\"index\":1", "This is no JSON at line 3, column ");
        assertThat(letter.getReason()).isEqualTo("unreadable");
        assertThat(letter.getKind()).isEqualTo("orders");
        assertThat(letter.getInput()).isNull();
        assertThat(seal.open(letter.getId(), letter.getInputSealed())).isEqualTo(bytes(text, "UTF-8"));
    }

    @Test
    void shouldReplayASealedLetterWithTheKeyAndSayWhyNotWithoutIt() {
        String id = "push/sealed-order";
        DeadLetter.Builder letter = DeadLetter.newBuilder()
                .setId(id)
                .setReason("unreadable")
                .setMessage("It could not be read then.")
                .setKind("orders")
                .setSource("push")
                .setObservedAt(Instant.now());
        LetterInput.sealed(letter, seal, bytes("[" + EventJson.write(now("r-1")) + "]", "UTF-8"));
        ingest.app
                .publisher()
                .publish(new Publication(List.of(), List.of(), List.of(letter.build()), List.of(), null))
                .join();

        String other = KEY.replace("MDEy", "MTEy");
        assertThat(replay(Seal.none(), id).notReplayable().keySet())
                .singleElement()
                .asString()
                .contains("no key is set");
        assertThat(replay(SealKey.from(Map.of("INGEST_SEAL_KEY", other)), id)
                        .notReplayable()
                        .keySet())
                .singleElement()
                .asString()
                .contains("sealed with key");
        assertThat(replay(seal, id).published()).isEqualTo(1);
        assertThat(ingest.keys("platform.orders.v1")).contains(SITE + "/r-1");
        assertThat(ingest.keys("raw.push.v1")).contains(SITE + "/r-1");
    }

    private static ReplayCounts replay(Seal key, String id) {
        KafkaEventPublisher publisher = (KafkaEventPublisher) ingest.app.publisher();
        return new DeadLetterReplay(ingest.kafka, ingest.registry, publisher, key, Clock.systemUTC())
                .replay(letter -> letter.getId().equals(id));
    }

    private static void importFile(String format, String text) throws Exception {
        Path file = Files.writeString(directory.resolve("orders." + format), text);
        Files.writeString(directory.resolve(format + ".yaml"), MAPPING.formatted(format));
        ImportRequest request = ImportRequest.of(file, directory, format).sealedWith(seal);
        FileImport.run(request, ingest.app.publisher(), ProgressListener.SILENT, Clock.systemUTC());
    }

    /** By the watched folder, with the key that the service has. */
    private static void dropFile(String format, String text) throws Exception {
        Files.writeString(directory.resolve(format + ".yaml"), MAPPING.formatted(format));
        Path inbox = Files.createDirectories(directory.resolve("inbox").resolve(format));
        Files.writeString(inbox.resolve("orders." + format), text);
        Path done = directory.resolve("done").resolve(format).resolve("orders." + format);
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(done));
    }

    /** Topic and planted value of every find, in keys and values as they lie there. */
    private static List<String> foundOnTopics() {
        List<String> found = new ArrayList<>();
        for (Topic topic : RunningIngest.TOPICS.ownedBy("ingest-service")) {
            new WholeTopic(ingest.kafka).read(topic.name(), record -> {
                String seen = new String(record.key(), StandardCharsets.UTF_8)
                        + new String(record.value(), StandardCharsets.UTF_8);
                PLANTED.stream()
                        .filter(seen::contains)
                        .forEach(planted -> found.add(topic.name() + ": " + planted + " in " + seen));
            });
        }
        return found;
    }

    private static List<DeadLetter> letters() {
        AvroDeserializer<DeadLetter> reader = new AvroDeserializer<>(ingest.registry, DeadLetter.getClassSchema());
        List<DeadLetter> letters = new ArrayList<>();
        new WholeTopic(ingest.kafka)
                .read(Topics.DEAD_LETTERS, record -> letters.add(reader.deserialize(record.topic(), record.value())));
        return letters;
    }

    private static Order now(String id) {
        Instant now = Instant.now();
        return order(id).setOccurredAt(now).setObservedAt(now).build();
    }

    private static byte[] bytes(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }
}
