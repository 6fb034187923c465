package io.globalkpi.ingest.platform.shopee;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopeeProtocolTest {

    private static final Instant NOW = Instant.ofEpochSecond(1655714431);
    private static final Credential CREDENTIAL = new Credential(
            "shopee",
            Map.of(
                    "partnerId", "2001887",
                    "partnerKey", "test_partner_key",
                    "shopId", "14701711",
                    "refreshToken", "first"));

    private final ShopeeProtocol protocol = new ShopeeProtocol();

    private static String query(Call call, String name) {
        return call.query().stream()
                .filter(one -> one.name().equals(name))
                .map(Call.Parameter::value)
                .collect(Collectors.joining());
    }

    private static JsonNode vector(String name) throws IOException {
        String data = System.getenv("GLOBALKPI_DATA");
        assumeTrue(data != null, "not run: GLOBALKPI_DATA names no folder with payloads/");
        return Wire.tree(Files.readAllBytes(Path.of(data, "payloads/signing_vectors.json")))
                .path("vectors")
                .path(name);
    }

    /** The base string is the one of Shopee's own guide. */
    @Test
    void shouldSignTheBaseStringOfTheGuide() {
        Tokens tokens = new Tokens("59777174636562737266615546704c6d", "next", null, null);
        Call signed = protocol.authorize(Ask.get("shop/get_shop_info"), CREDENTIAL, Optional.of(tokens), NOW);

        assertThat(query(signed, "sign"))
                .isEqualTo(Hmac.sha256(
                        "test_partner_key",
                        "2001887/api/v2/shop/get_shop_info165571443159777174636562737266615546704c6d14701711"))
                .isEqualTo("9fdae5aeed86e753249982ec04aa54339280f12d3f456b9e3f7d8ee91e66a2b3");
        assertThat(query(signed, "timestamp")).isEqualTo("1655714431");
    }

    @Test
    void shouldSignAsTheVectorsSay() throws IOException {
        for (String name : new String[] {"shopee_shop_api", "shopee_public_api"}) {
            JsonNode vector = vector(name);
            assertThat(Hmac.sha256(
                            vector.path("partner_key").asText(),
                            vector.path("base_string").asText()))
                    .isEqualTo(vector.path("sign").asText());
        }
    }

    @Test
    void shouldExchangeTheTokenHeldAndNotTheOneItBeganWith() {
        Call first = protocol.exchange(Call.SELLER, CREDENTIAL, Optional.empty(), NOW)
                .orElseThrow();
        Call second = protocol.exchange(
                        Call.SELLER, CREDENTIAL, Optional.of(new Tokens("a", "second", null, null)), NOW)
                .orElseThrow();

        assertThat(Wire.tree(first.body()).path("refresh_token").asText()).isEqualTo("first");
        assertThat(Wire.tree(second.body()).path("refresh_token").asText()).isEqualTo("second");
        assertThat(Wire.tree(second.body()).path("shop_id").isNumber()).isTrue();
        assertThat(second.grant()).isNull();
    }

    private Verdict judged(String error, String message) {
        String body = "{\"error\":\"" + error + "\",\"message\":\"" + message + "\"}";
        return protocol.judge(
                Ask.get("order/get_order_list"), new Answer(200, Map.of(), body.getBytes(StandardCharsets.UTF_8), NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "error_sign, Wrong sign., credential-refused",
        "error_param, Timestamp is expired., clock-wrong",
        "source_ip_undeclared, Request Source IP is undeclared, address-unknown",
        "error_permission, no permission, forbidden",
        "shop_no_linked, Partner and shop has no linked., consent-ended",
        "order.order_list_invalid_time, diff in 15days., refused",
    })
    void shouldSayInWordsWhatAPersonMustDo(String error, String message, String code) {
        assertThat(judged(error, message))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.trouble().code()).isEqualTo(code));
    }

    @Test
    void shouldTellWhatPassesByItself() {
        assertThat(judged("", "")).isEqualTo(Verdict.GOOD);
        assertThat(judged("invalid_acceess_token", "Invalid access_token")).isEqualTo(Verdict.EXPIRED);
        assertThat(judged("error_rate_limit", "")).isEqualTo(Verdict.THROTTLED);
        assertThat(judged("common.error_server", "")).isInstanceOf(Verdict.Failed.class);
    }

    /** 2022-06-20T08:40:31Z is 16:40:31 where Shopee counts its days. */
    @Test
    void shouldWaitForMidnightInUtcPlusEightOnceTheDaysCallsAreUsedUp() {
        assertThat(judged("error_limit", ""))
                .isEqualTo(new Verdict.Throttled(
                        Duration.ofHours(7).plusMinutes(19).plusSeconds(29)));
    }

    private static Reply push(String body, String signature) {
        return new Pushes()
                .hear(
                        new Knock(
                                "POST",
                                "http://www.example.com/example/uri",
                                Map.of(),
                                Map.of("authorization", signature),
                                body.getBytes(StandardCharsets.UTF_8),
                                NOW),
                        CREDENTIAL,
                        call -> {
                            throw new AssertionError("nothing is to be asked");
                        });
    }

    private static Reply signedPush(String body) {
        return push(body, Hmac.sha256("test_partner_key", "http://www.example.com/example/uri|" + body));
    }

    @Test
    void shouldWakeWhatAPushNames() {
        String order = "{\"data\":{\"ordersn\":\"220810QSK8S7BX\",\"status\":\"PROCESSED\"},\"shop_id\":1,\"code\":3}";

        assertThat(signedPush(order)).isEqualTo(Reply.taken(204, List.of(Wake.of("orders", "220810QSK8S7BX"))));
        assertThat(signedPush(order.replace("PROCESSED", "TO_RETURN")).wakes())
                .containsExactly(Wake.of("orders", "220810QSK8S7BX"), Wake.of("returns"));
        assertThat(signedPush("{\"code\":8,\"data\":{}}").wakes()).containsExactly(Wake.of("stock"));
        assertThat(signedPush("{\"code\":12,\"data\":{}}").wakes()).isEmpty();
        assertThat(signedPush("hello").status()).isEqualTo(204);
    }

    @Test
    void shouldTurnAForgedPushAway() {
        assertThat(push("{\"code\":3,\"data\":{\"ordersn\":\"1\"}}", "00ff")).isEqualTo(Reply.forged(401));
    }

    @Test
    void shouldTakeThePushOfTheVectors() throws IOException {
        JsonNode vector = vector("shopee_push");

        assertThat(push(
                                vector.path("raw_body").asText(),
                                vector.path("authorization").asText())
                        .status())
                .isEqualTo(204);
    }
}
