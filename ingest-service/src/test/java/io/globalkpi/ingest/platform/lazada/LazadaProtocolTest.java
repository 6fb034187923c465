package io.globalkpi.ingest.platform.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Hmac;
import io.globalkpi.ingest.platform.Knock;
import io.globalkpi.ingest.platform.Reply;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.platform.Verdict;
import io.globalkpi.ingest.platform.Wake;
import io.globalkpi.ingest.platform.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LazadaProtocolTest {

    private static final Instant NOW = Instant.ofEpochMilli(1517820392000L);
    private static final Credential CREDENTIAL =
            new Credential("lazada", Map.of("appKey", "123456", "appSecret", "helloworld", "refreshToken", "first"));

    private final LazadaProtocol protocol = new LazadaProtocol();

    /** The example of Lazada's own documentation, with the signature it publishes. */
    @Test
    void shouldSignTheExampleOfTheDocumentation() {
        Call signed = protocol.authorize(
                Call.get("/order/get", "/order/get").query("order_id", "1234"),
                CREDENTIAL,
                Optional.of(new Tokens("test", null, null, null)),
                NOW);

        assertThat(signed.query())
                .contains(
                        new Call.Parameter("sign", "4190D32361CFB9581350222F345CB77F3B19F0E31D162316848A2C1FFD5FAB4A"));
    }

    private Verdict judged(String code, String type, String message) {
        String body = "{\"code\":\"" + code + "\",\"type\":\"" + type + "\",\"message\":\"" + message + "\"}";
        return protocol.judge(
                Call.get("/orders/get", "/orders/get"),
                new Answer(200, Map.of(), body.getBytes(StandardCharsets.UTF_8), NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "IncompleteSignature, ISV, bad, credential-refused",
        "InvalidTimestamp, ISV, bad, clock-wrong",
        "InsufficientPermission, ISV, no, forbidden",
        "Mp3SellerApiLimit, ISV, no, forbidden",
        "20, ISP, E020: Invalid Order Item ID, refused",
    })
    void shouldSayInWordsWhatAPersonMustDo(String code, String type, String message, String trouble) {
        assertThat(judged(code, type, message))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.trouble().code()).isEqualTo(trouble));
    }

    @Test
    void shouldTellWhatPassesByItself() {
        assertThat(judged("0", "", "")).isEqualTo(Verdict.GOOD);
        assertThat(judged("IllegalAccessToken", "ISV", "")).isEqualTo(Verdict.EXPIRED);
        assertThat(judged("ApiCallLimit", "ISV", "")).isEqualTo(Verdict.THROTTLED);
        assertThat(judged("SellerCallLimit", "ISV", "This ban will last 3 seconds"))
                .isEqualTo(new Verdict.Throttled(Duration.ofSeconds(3)));
        assertThat(judged("ServiceUnavailable", "SYSTEM", "")).isInstanceOf(Verdict.Failed.class);
    }

    private static Reply push(String body, String signature) {
        return new Pushes()
                .hear(
                        new Knock(
                                "POST",
                                "https://www.example.com/lazada",
                                Map.of(),
                                Map.of("Authorization", signature),
                                body.getBytes(StandardCharsets.UTF_8),
                                NOW),
                        CREDENTIAL,
                        call -> {
                            throw new AssertionError("nothing is to be asked");
                        });
    }

    private static Reply signedPush(String body) {
        return push(body, Hmac.sha256("helloworld", "123456" + body).toUpperCase(Locale.ROOT));
    }

    @Test
    void shouldWakeWhatAPushNames() {
        assertThat(signedPush("{\"message_type\":0,\"data\":{\"order_status\":\"unpaid\",\"trade_order_id\":\"26042\"},"
                                + "\"timestamp\":1603766859530}")
                        .wakes())
                .containsExactly(Wake.of("orders", "26042"));
        assertThat(signedPush("{\"message_type\":10,\"data\":{\"reverse_order_id\":1,\"trade_order_id\":26042},"
                                + "\"timestamp\":1627889609}")
                        .wakes())
                .containsExactly(Wake.of("orders", "26042"), Wake.of("returns"));
        assertThat(signedPush("{\"message_type\":8,\"data\":{}}").wakes()).isEmpty();
        assertThat(signedPush("hello").status()).isEqualTo(200);
    }

    @Test
    void shouldTurnAForgedPushAway() {
        assertThat(push("{\"message_type\":0,\"data\":{\"trade_order_id\":1}}", "00ff"))
                .isEqualTo(Reply.forged(401));
    }

    @Test
    void shouldTakeThePushOfTheVectors() throws IOException {
        String data = System.getenv("GLOBALKPI_DATA");
        assumeTrue(data != null, "not run: GLOBALKPI_DATA names no folder with payloads/");
        JsonNode vector = Wire.tree(Files.readAllBytes(Path.of(data, "payloads/signing_vectors.json")))
                .path("vectors")
                .path("lazada_push");

        assertThat(push(
                                vector.path("raw_body").asText(),
                                vector.path("authorization").asText())
                        .status())
                .isEqualTo(200);
    }
}
