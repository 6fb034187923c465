package io.globalkpi.ingest;

import static org.awaitility.Awaitility.await;

import io.globalkpi.ingest.publish.WholeTopic;
import io.globalkpi.ingest.reference.ReferenceApply;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** The service against a real broker, with one site applied. */
final class RunningIngest implements AutoCloseable {

    static final Topics TOPICS = new Topics(2);

    private static final String KEY = "a-key-for-the-tests";
    private static final Path DEFAULTS = Path.of("..", "deploy", "config", "defaults");

    final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    final Map<String, Object> kafka;
    final IngestApp app;
    final ReferenceApply reference;
    private final Path directory;
    private final KafkaClusterTestKit kit;
    private final Map<String, String> env;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningIngest(Path directory, String site, Map<String, String> settings) throws Exception {
        this.directory = directory;
        this.kit = broker(directory);
        this.env = new HashMap<>(Map.of(
                "GLOBALKPI_BOOTSTRAP",
                kit.bootstrapServers(),
                "GLOBALKPI_PARTITIONS",
                "2",
                "INGEST_HTTP_PORT",
                "0",
                "INGEST_API_KEYS",
                KEY));
        env.putAll(settings);
        IngestConfig config = IngestConfig.from(env);
        this.kafka = config.kafkaClientSettings();
        this.app = IngestApp.wire(config, registry, Clock.systemUTC());
        app.start();
        this.reference = new ReferenceApply(kafka, registry, TOPICS, Clock.systemUTC());
        reference.apply(reference.plan(DEFAULTS, write("base", site)), "test", false);
        await().atMost(Duration.ofSeconds(30)).until(() -> app.notReady().isEmpty());
    }

    /** Another instance beside it, not started yet. */
    IngestApp another(String instance) {
        Map<String, String> own = new HashMap<>(env);
        own.put("INGEST_INSTANCE", instance);
        return IngestApp.wire(IngestConfig.from(own), registry, Clock.systemUTC());
    }

    private static KafkaClusterTestKit broker(Path directory) throws Exception {
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .setBaseDirectory(Files.createDirectories(directory.resolve("broker")))
                .build();
        KafkaClusterTestKit kit = new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("group.initial.rebalance.delay.ms", "0")
                .setConfigProp("transaction.state.log.num.partitions", "1")
                .setConfigProp("transaction.state.log.replication.factor", "1")
                .setConfigProp("transaction.state.log.min.isr", "1")
                .setConfigProp("log.cleaner.dedupe.buffer.size", "8388608")
                .build();
        kit.format();
        kit.startup();
        kit.waitForReadyBrokers();
        return kit;
    }

    /** Reference files of one site, to be planned and applied. */
    Path write(String name, String site) throws Exception {
        Path files = Files.createDirectories(directory.resolve(name));
        Files.writeString(
                files.resolve("company.yaml"), "company: {id: acme, reportingCurrency: EUR, zone: Europe/Berlin}");
        Files.writeString(
                files.resolve("sites.yaml"),
                "sites:\n  - {id: " + site + ", name: S, platform: amazon, market: US, currency: USD,"
                        + " zone: America/New_York, openedOn: 2020-01-01}");
        return files;
    }

    List<String> keys(String topic) {
        List<String> keys = new ArrayList<>();
        new WholeTopic(kafka).read(topic, record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
        return keys;
    }

    HttpResponse<String> post(String kind, String body) throws Exception {
        return send(kind, body.getBytes(StandardCharsets.UTF_8), "application/json", KEY);
    }

    HttpResponse<String> post(String kind, byte[] body, String contentType) throws Exception {
        return send(kind, body, contentType, KEY);
    }

    HttpResponse<String> send(String kind, byte[] body, String contentType, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/v1/events/" + kind))
                .header("Content-Type", contentType)
                .header("X-Api-Key", key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** As a platform pushes, with its signature. */
    HttpResponse<String> push(String account, String body, String signature) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/v1/hooks/" + account))
                .header("Authorization", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + app.port() + path);
    }

    @Override
    public void close() throws Exception {
        app.close();
        kit.close();
    }
}
