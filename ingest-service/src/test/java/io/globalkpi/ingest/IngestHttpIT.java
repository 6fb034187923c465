package io.globalkpi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.globalkpi.ingest.json.EventJson;
import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Fixtures;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.Receipt;
import io.globalkpi.ingest.push.ApiKeys;
import io.globalkpi.ingest.push.PushRoutes;
import io.globalkpi.ingest.push.PushSettings;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.ingest.Checkpoint;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The intake over HTTP with a publisher in memory, at the limits that an operator gets who decides nothing. */
@Timeout(60)
class IngestHttpIT {

    private static final String KEY = "a-key-for-the-tests";
    private static final String LINES = "application/x-ndjson";
    private static final int LIMIT = 5 << 20;

    private final Memory publisher = new Memory();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private boolean saturated;
    private List<String> notReady = List.of();
    private IngestHttp server;

    @BeforeEach
    void start() {
        PushSettings push = new PushSettings(
                publisher, ApiKeys.of(List.of(KEY)), Seal.none(), Fixtures.CLOCK, () -> saturated, () -> notReady);
        IngestConfig config = IngestConfig.from(Map.of("INGEST_HTTP_PORT", "0"));
        server = new IngestHttp(
                config,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                () -> notReady,
                new PushRoutes(push)::addTo);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldJudgeNdjsonLineByLine() throws Exception {
        String body = order("n-1") + "\n{oops\n\n" + order("n-2") + "\n";

        HttpResponse<String> response = post(LINES, body);
        JsonNode results = json.readTree(response.body()).path("results");

        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(results.findValuesAsText("status")).containsExactly("published", "rejected", "published");
        assertThat(publisher.orders).extracting(Order::getOrderId).containsExactly("n-1", "n-2");
    }

    @Test
    void shouldAskToComeBackWhileTooMuchIsUnderWay() throws Exception {
        saturated = true;

        HttpResponse<String> response = post(LINES, order("s-1"));

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
        assertThat(publisher.orders).isEmpty();
    }

    @Test
    void shouldSayWhyItIsNotReady() throws Exception {
        notReady = List.of("no reference data yet: apply it");

        HttpResponse<String> response = post(LINES, order("r-1"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
        assertThat(response.body()).contains("no reference data yet");
        assertThat(publisher.orders).isEmpty();
    }

    @Test
    void shouldAskToComeBackWhenTheBrokerDoesNotAcknowledge() throws Exception {
        publisher.broken = true;

        assertThat(post(LINES, order("b-1")).statusCode()).isEqualTo(503);
    }

    @Test
    void shouldTakeABodyOfFiveMebibytesAndNotOneByteMore() throws Exception {
        String record = order("l-1");
        String most = record + " ".repeat(LIMIT - record.length());

        assertThat(post("application/json", most + " ").statusCode()).isEqualTo(413);
        assertThat(publisher.orders).isEmpty();
        assertThat(post("application/json", most).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTakeMoneyAsDecimalOrAsMicros() throws Exception {
        String decimal = order("d-1").replace("\"grossMicros\":25000000", "\"gross\":\"25.000001\"");
        String both = order("d-2").replace("\"grossMicros\":25000000", "\"grossMicros\":25000000,\"gross\":\"25\"");
        String tooFine = order("d-3").replace("\"grossMicros\":25000000", "\"gross\":\"25.0000001\"");
        assertThat(decimal).contains("\"gross\"");

        HttpResponse<String> response = post("application/json", "[" + decimal + "," + both + "," + tooFine + "]");
        JsonNode results = json.readTree(response.body()).path("results");

        assertThat(results.findValuesAsText("status")).containsExactly("published", "rejected", "rejected");
        assertThat(results.at("/2/errors/0/path").asText()).isEqualTo("lines[0].gross");
        assertThat(publisher.orders)
                .singleElement()
                .satisfies(order ->
                        assertThat(order.getLines().get(0).getGrossMicros()).isEqualTo(25_000_001L));
    }

    private String order(String id) throws IOException {
        return json.readTree(EventJson.write(Fixtures.order(id).build())).toString();
    }

    private HttpResponse<String> post(String contentType, String body) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/v1/events/orders");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", contentType)
                .header("X-Api-Key", KEY)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static final class Memory implements EventPublisher {

        private final List<Order> orders = new ArrayList<>();
        private boolean broken;

        @Override
        public CompletableFuture<Receipt> publish(Publication publication) {
            if (broken) {
                return CompletableFuture.failedFuture(new IllegalStateException("broker gone"));
            }
            publication.events().forEach(event -> orders.add((Order) event));
            return CompletableFuture.completedFuture(
                    new Receipt(publication.events().size(), List.of()));
        }

        @Override
        public Optional<Checkpoint> checkpoint(String job) {
            return Optional.empty();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
