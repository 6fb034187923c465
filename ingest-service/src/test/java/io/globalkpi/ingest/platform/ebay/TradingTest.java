package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.platform.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");
    private static final Call CALL = Trading.call("GetSellerList", "<EndTimeFrom>x</EndTimeFrom>");

    private static Verdict judge(int status, String content) {
        return judge(CALL, status, content);
    }

    private static Verdict judge(Call call, int status, String content) {
        String xml = "<GetSellerListResponse xmlns=\"urn:ebay:apis:eBLBaseComponents\">" + content
                + "</GetSellerListResponse>";
        return new EbayProtocol().judge(call, new Answer(status, Map.of(), xml.getBytes(StandardCharsets.UTF_8), NOW));
    }

    private static String error(String code, String severity, String classification) {
        return "<Errors><ShortMessage>Said</ShortMessage><ErrorCode>" + code + "</ErrorCode><SeverityCode>" + severity
                + "</SeverityCode><ErrorClassification>" + classification + "</ErrorClassification></Errors>";
    }

    @ParameterizedTest
    @CsvSource({
        "Success, 0, Warning, RequestError, Good",
        "Warning, 21917053, Warning, RequestError, Good",
        "Failure, 21917053, Error, RequestError, Expired",
        "Failure, 21916984, Error, RequestError, Expired",
        "Failure, 931, Error, RequestError, Expired",
        "Failure, 932, Error, RequestError, Expired",
        "Failure, 518, Error, RequestError, Throttled",
        "Failure, 10007, Error, SystemError, Failed",
        "Failure, 20, Error, RequestError, Refused",
        "PartialFailure, 20, Error, RequestError, Refused",
        "Failure, 20, Warning, RequestError, Refused",
        "'', 20, Error, RequestError, Refused"
    })
    void shouldKnowFailuresUnderHttp200(
            String ack, String code, String severity, String classification, String verdict) {
        assertThat(judge(200, "<Ack>" + ack + "</Ack>" + error(code, severity, classification)))
                .extracting(one -> one.getClass().getSimpleName())
                .isEqualTo(verdict);
    }

    @Test
    void shouldLookPastWarningsForTheErrorAndSayIt() {
        Verdict verdict = judge(
                200,
                "<Ack>Failure</Ack>" + error("1", "Warning", "SystemError") + error("20", "Error", "RequestError"));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.trouble().words()).contains("20: Said"));
    }

    @ParameterizedTest
    @CsvSource({"17, RequestError, Good", "10007, SystemError, Failed", "518, RequestError, Throttled"})
    void shouldTakeASaleThatEbayHasForgottenForNoTrouble(String code, String classification, String verdict) {
        assertThat(judge(
                        Trading.call(Trading.GET_ITEM_TRANSACTIONS, ""),
                        200,
                        "<Ack>Failure</Ack>" + error(code, "Error", classification)))
                .extracting(one -> one.getClass().getSimpleName())
                .isEqualTo(verdict);
    }

    @Test
    void shouldTakeABadStatusForItself() {
        assertThat(judge(503, "")).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void shouldNameTheCallAndBringTheTokenInHeadersOfTheirOwn() {
        Call call = new EbayProtocol()
                .authorize(
                        CALL,
                        new Credential("ebay", Map.of()),
                        Optional.of(new Tokens("the-token", null, NOW, null)),
                        NOW);

        assertThat(call.headers())
                .containsEntry("X-EBAY-API-CALL-NAME", "GetSellerList")
                .containsEntry("X-EBAY-API-IAF-TOKEN", "the-token")
                .containsEntry("X-EBAY-API-SITEID", "0")
                .containsEntry("Content-Type", "text/xml")
                .doesNotContainKey("Authorization");
        assertThat(new String(call.body(), StandardCharsets.UTF_8))
                .endsWith("<GetSellerListRequest xmlns=\"urn:ebay:apis:eBLBaseComponents\">"
                        + "<EndTimeFrom>x</EndTimeFrom></GetSellerListRequest>");
    }
}
