package io.globalkpi.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the client behaves when the registry does not; what it does with a real one is the registry contract's part. */
class ConfluentSchemaRegistryTest {

    private static final Schema TEXT = Schema.create(Schema.Type.STRING);

    private final List<String> logins = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String body = "{\"id\":7}";

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @ParameterizedTest
    @CsvSource({
        "500, true",
        "503, true",
        "429, true",
        "408, true",
        "401, false",
        "403, false",
        "404, false",
        "409, false",
        "422, false"
    })
    void shouldTellWhatPassesFromWhatStays(int answered, boolean retryable) {
        status = answered;
        body = "{\"error_code\":%d,\"message\":\"so it is\"}".formatted(answered);
        SchemaRegistry registry = ConfluentSchemaRegistry.of("http://" + host());

        assertThatThrownBy(() -> registry.register("s", TEXT))
                .isInstanceOfSatisfying(
                        SchemaRegistryException.class,
                        refusal -> assertThat(refusal.retryable()).isEqualTo(retryable))
                .hasMessageContaining("HTTP " + answered)
                .hasMessageContaining("so it is")
                .hasMessageContaining("under s");
    }

    @Test
    void shouldAskAgainAfterAFailure() {
        SchemaRegistry registry = ConfluentSchemaRegistry.of("http://" + host());
        status = 503;
        assertThatThrownBy(() -> registry.register("s", TEXT)).isInstanceOf(SchemaRegistryException.class);

        status = 200;
        assertThat(registry.register("s", TEXT)).isEqualTo(7);
    }

    @Test
    void shouldLogInWithConfluentsSettings() {
        SchemaRegistry registry = ConfluentSchemaRegistry.of(
                "http://" + host() + "/",
                Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "kpi:secret"));

        registry.register("s", TEXT);

        String login = Base64.getEncoder().encodeToString("kpi:secret".getBytes(StandardCharsets.UTF_8));
        assertThat(logins).containsExactly("Basic " + login);
    }

    @Test
    void shouldLogInWithWhatTheAddressHolds() {
        ConfluentSchemaRegistry.of("http://kpi:s%40cret@" + host()).register("s", TEXT);

        String login = Base64.getEncoder().encodeToString("kpi:s@cret".getBytes(StandardCharsets.UTF_8));
        assertThat(logins).containsExactly("Basic " + login);
    }

    @Test
    void shouldTryTheNextAddress() {
        SchemaRegistry registry = ConfluentSchemaRegistry.of("http://127.0.0.1:1, http://" + host());

        assertThat(registry.register("s", TEXT)).isEqualTo(7);
    }

    @Test
    void shouldKeepPasswordsOutOfItsWords() {
        SchemaRegistry registry = ConfluentSchemaRegistry.of("http://kpi:secret@127.0.0.1:1");

        assertThatThrownBy(registry::check)
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("the schema registry at http://127.0.0.1:1 does not answer")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void shouldWantAnAddress() {
        assertThatThrownBy(() -> ConfluentSchemaRegistry.of(" , ")).hasMessageContaining("must name an address");
    }
}
