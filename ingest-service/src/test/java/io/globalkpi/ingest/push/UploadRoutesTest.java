package io.globalkpi.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadRoutesTest {

    private static final String KEY = "a-key-for-the-tests";
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_773_144_000_000L), ZoneOffset.UTC);

    @TempDir
    private Path inbox;

    private Javalin server;

    @BeforeEach
    void start() {
        UploadRoutes routes =
                new UploadRoutes(Optional.of(inbox), Set.of("dianxiaomi"), ApiKeys.of(List.of(KEY)), CLOCK);
        server = Javalin.create(http -> {
            http.jetty.host = "127.0.0.1";
            http.jetty.port = 0;
            routes.addTo(http);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private int post(String path, String name, String key, String body) throws Exception {
        String query = "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/v1/exports/" + path + query))
                .header("X-Api-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private List<String> stored() throws IOException {
        Path folder = inbox.resolve("dianxiaomi").resolve("acme");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldPutAnExportIntoTheAccountsFolder() throws Exception {
        assertThat(post("dianxiaomi/acme", "订单 (1).xlsx", KEY, "rows")).isEqualTo(202);

        assertThat(stored()).containsExactly("订单 (1).xlsx");
        assertThat(inbox.resolve("dianxiaomi/acme/订单 (1).xlsx")).hasContent("rows");
    }

    @Test
    void shouldKeepAnExportOfTheSameNameThatIsThere() throws Exception {
        post("dianxiaomi/acme", "order.csv", KEY, "first");
        post("dianxiaomi/acme", "order.csv", KEY, "second");

        assertThat(stored()).containsExactly("1773144000000-order.csv", "order.csv");
        assertThat(inbox.resolve("dianxiaomi/acme/order.csv")).hasContent("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../order.csv", ".order.csv", "a/b.csv", "", "order.csv.part", "a\nb"})
    void shouldTakeNoNameThatLeadsElsewhere(String name) throws Exception {
        assertThat(post("dianxiaomi/acme", name, KEY, "rows")).isEqualTo(400);
        assertThat(stored()).isEmpty();
    }

    @Test
    void shouldRefuseStrangersUnknownSystemsAndEmptyFiles() throws Exception {
        assertThat(post("dianxiaomi/acme", "a.csv", "wrong", "rows")).isEqualTo(401);
        assertThat(post("excel/acme", "a.csv", KEY, "rows")).isEqualTo(404);
        assertThat(post("dianxiaomi/..%2F..", "a.csv", KEY, "rows")).isEqualTo(400);
        assertThat(post("dianxiaomi/acme", "a.csv", KEY, "")).isEqualTo(400);
        assertThat(stored()).isEmpty();
    }
}
