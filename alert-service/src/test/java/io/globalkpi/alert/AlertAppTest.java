package io.globalkpi.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertAppTest {

    @Test
    void shouldStartWithoutItsWorldAndSayWhatIsMissing(@TempDir Path dir) throws Exception {
        AlertConfig config = AlertConfig.local("127.0.0.1:" + freePort(), "http://127.0.0.1:" + freePort(), 4, dir);
        try (AlertApp app = AlertApp.wire(config, Clock.systemUTC(), line -> {})) {
            app.start();

            assertThat(get(app, "/health").statusCode()).isEqualTo(200);
            assertThat(get(app, "/ready"))
                    .matches(answer -> answer.statusCode() == 503)
                    .extracting(HttpResponse::body)
                    .asString()
                    .contains("schema registry", "streams");
            assertThat(get(app, "/metrics").body()).contains("globalkpi_alert_notices_pending");
        }
    }

    private static HttpResponse<String> get(AlertApp app, String path) throws IOException, InterruptedException {
        URI page = URI.create("http://127.0.0.1:" + app.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
