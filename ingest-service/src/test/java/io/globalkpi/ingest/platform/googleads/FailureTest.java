package io.globalkpi.ingest.platform.googleads;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Shape;
import io.globalkpi.ingest.platform.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {

    private static final Instant NOON = Instant.parse("2026-03-10T16:00:00Z");

    private static Verdict judge(int status, byte[] body) {
        return new GoogleAdsProtocol().judge(Call.get("searchStream", "/"), new Answer(status, Map.of(), body, NOON));
    }

    private static String failure(String kind, String code) {
        return "{\"error\":{\"code\":400,\"details\":[{\"errors\":[{\"errorCode\":{\"" + kind + "\":\"" + code
                + "\"}}]}]}}";
    }

    @ParameterizedTest
    @CsvSource({
        "401, authenticationError, OAUTH_TOKEN_EXPIRED, Expired",
        "401, authenticationError, DEVELOPER_TOKEN_INVALID, Refused",
        "403, authorizationError, USER_PERMISSION_DENIED, Refused",
        "429, quotaError, RESOURCE_TEMPORARILY_EXHAUSTED, Throttled",
        "429, quotaError, RESOURCE_EXHAUSTED, Throttled",
        "400, queryError, UNRECOGNIZED_FIELD, Refused"
    })
    void shouldJudgeByTheMostParticularCodeWrappedInAListOrNot(int status, String kind, String code, String verdict) {
        byte[] bare = failure(kind, code).getBytes(StandardCharsets.UTF_8);
        byte[] wrapped = ("[" + failure(kind, code) + "]").getBytes(StandardCharsets.UTF_8);

        assertThat(judge(status, bare).getClass().getSimpleName()).isEqualTo(verdict);
        assertThat(judge(status, wrapped)).isEqualTo(judge(status, bare));
    }

    @Test
    void shouldWaitUntilTheQuotaDayEnds() {
        byte[] body = failure("quotaError", "RESOURCE_EXHAUSTED").getBytes(StandardCharsets.UTF_8);

        assertThat(judge(429, body)).isEqualTo(new Verdict.Throttled(Duration.ofHours(15)));
    }

    @Test
    void shouldTryAgainAfterAPageThatIsNoJson() {
        assertThat(judge(502, "<html>Bad gateway</html>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void shouldReadTheSavedFailures() {
        assertThat(judge(429, Shape.saved("google_ads/error_quota_search_stream.json")))
                .isEqualTo(new Verdict.Throttled(Duration.ofSeconds(30)));
        assertThat(judge(401, Shape.saved("google_ads/error_unauthenticated.json")))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.trouble().remedy()).contains("developerToken"));
        assertThat(judge(400, Shape.saved("google_ads/error_invalid_argument.json")))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.trouble().words()).contains("metrics.foo"));
    }
}
