package io.globalkpi.ingest.platform.mabang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Verdict;
import io.globalkpi.ingest.platform.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MabangProtocolTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

    private final MabangProtocol protocol = new MabangProtocol();

    private Call signed(String appKey, String developerKey) {
        return protocol.authorize(
                MabangProtocol.call("order-get-order-list-new", Map.of("maxRows", "100")),
                new Credential("test", Map.of("appKey", appKey, "developerKey", developerKey)),
                Optional.empty(),
                NOW);
    }

    @Test
    void shouldSignExactlyTheBytesThatAreSent() {
        Call call = signed("100001", "test_dev_key");

        assertThat(new String(call.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"api\":\"order-get-order-list-new\",\"appkey\":\"100001\",\"data\":{\"maxRows\":\"100\"},"
                        + "\"timestamp\":1790000000,\"version\":\"1\"}");
        assertThat(call.headers())
                .containsEntry("Authorization", "9d3d23ff9e2c335a3c4033c2912e39d1d510df7693355628c75a0e216c9fadb6")
                .containsEntry("X-Requested-With", "XMLHttpRequest")
                .containsEntry("Content-Type", "application/json");
    }

    @Test
    void shouldComeToTheSignaturesThatWereComputedElsewhere() throws IOException {
        String data = System.getenv("GLOBALKPI_DATA");
        assumeTrue(data != null, "not run: GLOBALKPI_DATA names no folder with payloads/");
        JsonNode vector = find(Wire.tree(Files.readAllBytes(Path.of(data, "payloads", "signing_vectors.json"))));

        assertThat(Signature.of(
                        vector.path("raw_body").asText().getBytes(StandardCharsets.UTF_8),
                        vector.path("developer_key").asText()))
                .isEqualTo(vector.path("authorization").asText());
    }

    private static JsonNode find(JsonNode vectors) {
        return vectors.findValue("mabang");
    }

    @ParameterizedTest
    @CsvSource({
        "200, 200, '', GOOD",
        "200, 0, 请求过于频繁, THROTTLED",
        "200, 0, 超出接口调用频率, THROTTLED",
        "200, 0, 签名验证失败, credential-refused",
        "200, 0, appkey不存在, credential-refused",
        "200, 0, timestamp已过期, clock-wrong",
        "200, 0, 系统繁忙, platform-away",
        "200, 0, '', platform-away",
        "401, 0, '', credential-refused",
        "502, 0, '', platform-away",
    })
    void shouldTellFailuresApartByTheirText(int status, String code, String message, String expected) {
        String json = "{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"data\":null}";
        Answer answer = new Answer(status, Map.of(), json.getBytes(StandardCharsets.UTF_8), NOW);

        assertThat(word(protocol.judge(signed("1", "2"), answer))).isEqualTo(expected);
    }

    private static String word(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            return refused.trouble().code();
        }
        if (verdict instanceof Verdict.Failed failed) {
            return failed.trouble().code();
        }
        return verdict instanceof Verdict.Throttled ? "THROTTLED" : "GOOD";
    }
}
