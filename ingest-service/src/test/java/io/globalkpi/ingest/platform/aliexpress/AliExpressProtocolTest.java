package io.globalkpi.ingest.platform.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Hmac;
import io.globalkpi.ingest.platform.Knock;
import io.globalkpi.ingest.platform.Reply;
import io.globalkpi.ingest.platform.Shape;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.platform.Verdict;
import io.globalkpi.ingest.platform.Wake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliExpressProtocolTest {

    private static final Instant NOW = Instant.ofEpochMilli(1517820392000L);
    private static final Credential CREDENTIAL = new Credential(
            "aliexpress", Map.of("appKey", "123456", "appSecret", "helloworld", "refreshToken", "first"));

    private final AliExpressProtocol protocol = new AliExpressProtocol();

    @Test
    void shouldSignAsTheVectorsDo() {
        JsonNode vectors = Shape.tree(Shape.saved("signing_vectors.json")).path("vectors");
        JsonNode business = vectors.path("aliexpress_sync_business");
        JsonNode system = vectors.path("aliexpress_rest_system");

        assertThat(Signature.of(
                        "", parameters(business), business.path("app_secret").asText()))
                .isEqualTo(business.path("sign").asText());
        assertThat(Signature.of(
                        "/auth/token/create",
                        parameters(system),
                        system.path("app_secret").asText()))
                .isEqualTo(system.path("sign").asText());
    }

    private static Map<String, String> parameters(JsonNode vector) {
        Map<String, String> parameters = new HashMap<>();
        vector.path("params")
                .properties()
                .forEach(one -> parameters.put(one.getKey(), one.getValue().asText()));
        return parameters;
    }

    /** The vector of the reference, which is Lazada's too: same platform, same way to sign. */
    @Test
    void shouldLeaveEmptyParametersOutOfTheSignature() {
        Map<String, String> parameters = Map.of(
                "app_key", "123456",
                "access_token", "test",
                "order_id", "1234",
                "sign_method", "sha256",
                "timestamp", "1517820392000",
                "format", "");

        assertThat(Signature.of("/order/get", parameters, "helloworld"))
                .isEqualTo("4190D32361CFB9581350222F345CB77F3B19F0E31D162316848A2C1FFD5FAB4A");
    }

    @Test
    void shouldSendAFormWithNothingInTheAddress() {
        Call call = protocol.authorize(
                AliExpressProtocol.call("aliexpress.solution.order.get").query("param0", "{}"),
                CREDENTIAL,
                Optional.of(new Tokens("secret-session", null, null, null)),
                NOW);

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("/sync");
        assertThat(call.query()).isEmpty();
        assertThat(new String(call.body(), StandardCharsets.UTF_8))
                .contains("method=aliexpress.solution.order.get", "session=secret-session", "param0=%7B%7D", "sign=");
    }

    @Test
    void shouldRenewWithTheTokenItGotLast() {
        Tokens held = new Tokens("a", "second", null, null);

        assertThat(form(Optional.empty())).contains("refresh_token=first");
        assertThat(form(Optional.of(held))).contains("refresh_token=second");
    }

    private String form(Optional<Tokens> held) {
        Call call = protocol.exchange(Call.SELLER, CREDENTIAL, held, NOW).orElseThrow();
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    private Verdict judged(String body) {
        return judged(AliExpressProtocol.call("aliexpress.solution.order.get"), body);
    }

    private Verdict judged(Call call, String body) {
        return protocol.judge(
                call, new Answer(200, Map.of(), body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "IncompleteSignature, '', credential-refused",
        "25, '', credential-refused",
        "IllegalTimestamp, '', clock-wrong",
        "InsufficientPermission, '', forbidden",
        "15, isv.illegal-parameter, refused",
        "41, '', refused",
    })
    void shouldSayInWordsWhatAPersonMustDo(String code, String inner, String trouble) {
        assertThat(judged("{'error_response':{'code':'" + code + "','msg':'no','sub_code':'" + inner + "'}}"))
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
                    assertThat(refused.trouble().code()).isEqualTo(trouble);
                    assertThat(refused.trouble().words()).contains("no");
                });
    }

    @Test
    void shouldTellWhatPassesByItself() {
        assertThat(judged("{'aliexpress_solution_order_get_response':{'result':{'success':true}}}"))
                .isEqualTo(Verdict.GOOD);
        assertThat(judged("{'error_response':{'code':27,'msg':'Invalid session'}}"))
                .isEqualTo(Verdict.EXPIRED);
        assertThat(judged("{'error_response':{'code':'IllegalAccessToken','msg':''}}"))
                .isEqualTo(Verdict.EXPIRED);
        assertThat(judged("{'error_response':{'code':'ApiCallLimit','msg':'This ban will last 3 seconds'}}"))
                .isEqualTo(new Verdict.Throttled(Duration.ofSeconds(3)));
        assertThat(judged("{'error_response':{'code':15,'msg':'Remote service error','sub_code':'isp.timeout'}}"))
                .isInstanceOf(Verdict.Failed.class);
        assertThat(judged("{'code':'ServiceTimeout','type':'SYSTEM','message':'slow'}"))
                .isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void shouldFindAFailureInsideAGoodAnswer() {
        assertThat(judged("{'aliexpress_solution_order_get_response':{'result':"
                        + "{'success':false,'error_code':'F00','error_message':'bad date'}}}"))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.trouble().words()).contains("bad date"));
    }

    @Test
    void shouldAskForConsentWhereARefreshTokenIsOver() {
        Call exchange = protocol.exchange(Call.SELLER, CREDENTIAL, Optional.empty(), NOW)
                .orElseThrow();

        assertThat(judged(exchange, "{'code':'IllegalRefreshToken','type':'ISV','message':'over'}"))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.trouble().code()).isEqualTo("consent-ended"));
    }

    private static Reply push(String body, String signature) {
        return new Pushes()
                .hear(
                        new Knock(
                                "POST",
                                "https://www.example.com/aliexpress",
                                Map.of(),
                                Map.of("Authorization", signature),
                                body.getBytes(StandardCharsets.UTF_8),
                                NOW),
                        CREDENTIAL,
                        call -> {
                            throw new AssertionError("nothing is to be asked");
                        });
    }

    @Test
    void shouldWakeOrdersAndDisputesWhateverTheNumberOfThePush() {
        String body = "{\"data\":{\"orderId\":1105933950463697,\"orderStatus\":\"OrderCreated\"},\"message_type\":53}";

        assertThat(push(body, Hmac.sha256("helloworld", "123456" + body).toUpperCase(Locale.ROOT))
                        .wakes())
                .containsExactly(Wake.of("orders"), Wake.of("returns"));
        assertThat(push("hello", Hmac.sha256("helloworld", "123456hello")).status())
                .isEqualTo(200);
        assertThat(push(body, "00ff")).isEqualTo(Reply.forged(401));
    }
}
