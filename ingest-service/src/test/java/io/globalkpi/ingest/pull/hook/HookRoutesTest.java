package io.globalkpi.ingest.pull.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Hmac;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.lazada.Lazada;
import io.globalkpi.ingest.platform.shopee.Shopee;
import io.globalkpi.ingest.publish.Notes;
import io.globalkpi.schemas.ingest.PushedChange;
import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pushes over HTTP, with the doors of two platforms: what is signed are the bytes on the wire, and nothing else. */
class HookRoutesTest {

    private static final Credential LAZADA =
            new Credential("lazada", Map.of("appKey", "123456", "appSecret", "helloworld"));
    private static final Credential SHOPEE = new Credential("shopee", Map.of("partnerId", "1", "partnerKey", "key"));

    /** Spaces, an escaped and a bare accent, a number with a zero at its end: nobody could write it again as it came. */
    private static final String ORDER =
            "{ \"message_type\":0, \"data\" : {\"trade_order_id\":\"26042\",\"note\":\"caf\\u00e9 é\",\"x\":1.50} }\n";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Notes topic = new Notes();
    private final HttpClient http = HttpClient.newHttpClient();
    private boolean credentialGone;
    private Optional<String> publicUrl = Optional.empty();
    private Javalin server;

    private Javalin server() {
        if (server == null) {
            HookRoutes routes = new HookRoutes(
                    this::door,
                    topic,
                    publicUrl,
                    Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC),
                    meters);
            server = Javalin.create(config -> {
                config.jetty.host = "127.0.0.1";
                config.jetty.port = 0;
                routes.addTo(config);
            });
            server.start();
        }
        return server;
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Optional<HookAccounts.Door> door(String system, String account) {
        if (credentialGone) {
            throw new CallException(new Trouble("credential-missing", "gone", "put it there"));
        }
        return switch (system + "/" + account) {
            case "lazada/acme" -> Optional.of(door(new Lazada(), LAZADA));
            case "shopee/acme" -> Optional.of(door(new Shopee(), SHOPEE));
            default -> Optional.empty();
        };
    }

    private static HookAccounts.Door door(Platform platform, Credential credential) {
        return new HookAccounts.Door(platform.pushes().orElseThrow(), credential, HookRoutesTest::nobody);
    }

    private static Answer nobody(Call call) {
        throw new AssertionError("nothing is to be asked, was " + call);
    }

    private List<PushedChange> changes() {
        return topic.taken.stream().map(PushedChange.class::cast).toList();
    }

    private HttpResponse<String> push(String account, byte[] body, String signature) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server().port() + "/v1/hooks/" + account))
                .header("Content-Type", "application/json")
                .header("Authorization", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String signed(String body) {
        return Hmac.sha256("helloworld", "123456" + body);
    }

    private double counted(String system, String outcome) {
        return meters.counter("ingest.hooks", "system", system, "outcome", outcome)
                .count();
    }

    @Test
    void shouldCheckTheSignatureOverTheRawBytesAndTellWhatToFetch() throws Exception {
        assertThat(push("lazada/acme", bytes(ORDER), signed(ORDER)).statusCode())
                .isEqualTo(200);

        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.getSystem()).isEqualTo("lazada");
            assertThat(change.getAccount()).isEqualTo("acme");
            assertThat(change.getFeed()).isEqualTo("orders");
            assertThat(change.getIds()).containsExactly("26042");
            assertThat(change.toString()).as("a push is never data").doesNotContain("caf");
        });
        assertThat(counted("lazada", "woken")).isEqualTo(1);
    }

    @Test
    void shouldTurnAwayWhatWasSignedOtherwise() throws Exception {
        String tampered = ORDER.replace("26042", "26043");
        String written = ORDER.replace(" ", "");

        assertThat(push("lazada/acme", bytes(tampered), signed(ORDER)).statusCode())
                .isEqualTo(401);
        assertThat(push("lazada/acme", bytes(written), signed(ORDER)).statusCode())
                .isEqualTo(401);
        assertThat(push("lazada/acme", bytes(ORDER), "").statusCode()).isEqualTo(401);
        assertThat(changes()).isEmpty();
    }

    @Test
    void shouldSignTheAddressAsItIsRegisteredWhateverStandsBefore() throws Exception {
        publicUrl = Optional.of("https://kpi.example.com/");
        String body = "{\"data\":{\"ordersn\":\"X1\",\"status\":\"SHIPPED\"},\"shop_id\":1,\"code\":3}";
        String url = "https://kpi.example.com/v1/hooks/shopee/acme";

        HttpResponse<String> taken = push("shopee/acme", bytes(body), Hmac.sha256("key", url + "|" + body));

        assertThat(taken.statusCode()).isBetween(200, 299);
        assertThat(taken.body()).isEmpty();
        assertThat(changes()).extracting(PushedChange::getFeed).containsExactly("orders");
        assertThat(push("shopee/acme", bytes(body), Hmac.sha256("key", "http://x|" + body))
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void shouldKnowNoAccountWithoutAJob() throws Exception {
        assertThat(push("lazada/other", bytes(ORDER), signed(ORDER)).statusCode())
                .isEqualTo(404);
        assertThat(push("moon/acme", bytes(ORDER), signed(ORDER)).statusCode()).isEqualTo(404);
        assertThat(counted("unknown", "unknown"))
                .as("no label for what anybody may ask for")
                .isEqualTo(2);
    }

    @Test
    void shouldLetThePlatformSendAgainWhatCouldNotBeKept() throws Exception {
        topic.away = true;
        assertThat(push("lazada/acme", bytes(ORDER), signed(ORDER)).statusCode())
                .isEqualTo(503);

        topic.away = false;
        credentialGone = true;
        HttpResponse<String> gone = push("lazada/acme", bytes(ORDER), signed(ORDER));
        assertThat(gone.statusCode()).isEqualTo(503);
        assertThat(gone.body()).as("nothing is told to whoever asks").isEmpty();

        credentialGone = false;
        assertThat(push("lazada/acme", bytes(ORDER), signed(ORDER)).statusCode())
                .isEqualTo(200);
        assertThat(changes()).hasSize(1);
    }

    @Test
    void shouldTakeABodyThatIsNoJsonAndDoNothing() throws Exception {
        assertThat(push("lazada/acme", bytes("hello"), signed("hello")).statusCode())
                .isEqualTo(200);
        assertThat(changes()).isEmpty();
        assertThat(counted("lazada", "nothing")).isEqualTo(1);
    }
}
