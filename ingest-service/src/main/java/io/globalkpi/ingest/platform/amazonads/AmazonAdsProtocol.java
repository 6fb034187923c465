package io.globalkpi.ingest.platform.amazonads;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Rate;
import io.globalkpi.ingest.platform.RefreshGrant;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Verdict;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Login with Amazon. The credential holds clientId, clientSecret and refreshToken, which ends 365 days after the consent;
 * the job's account is the profile's id.
 */
final class AmazonAdsProtocol implements Protocol {

    private static final String LOGIN = "login";
    private static final String PLATFORM = "Amazon Ads";
    private static final String REGION = "region";

    private static final Map<String, String> HOSTS = Map.of(
            "NA", "https://advertising-api.amazon.com",
            "EU", "https://advertising-api-eu.amazon.com",
            "FE", "https://advertising-api-fe.amazon.com");

    /** Amazon publishes no numbers: it says 429 and when to try again. */
    private static final List<Rate> RATES =
            List.of(Rate.of("createReport", 0.5, 5), Rate.of("getReport", 1, 10), Rate.of("token", 1, 5));

    @Override
    public Map<String, URI> hosts(Map<String, String> settings) {
        String region = settings.getOrDefault(REGION, "NA");
        String host = HOSTS.get(region);
        if (host == null) {
            throw new IllegalArgumentException("region must be NA, EU or FE, was '" + region + "'");
        }
        return Map.of(Call.API, URI.create(host), LOGIN, URI.create("https://api.amazon.com"));
    }

    @Override
    public Call authorize(Call call, Credential credential, Optional<Tokens> tokens, Instant now) {
        return call.header("Authorization", "Bearer " + tokens.orElseThrow().access())
                .header("Amazon-Advertising-API-ClientId", credential.require("clientId"));
    }

    @Override
    public Optional<Call> exchange(String grant, Credential credential, Optional<Tokens> held, Instant now) {
        return Optional.of(RefreshGrant.call("/auth/o2/token", credential).at(LOGIN));
    }

    @Override
    public Tokens tokens(Answer answer, Optional<Tokens> held) {
        return RefreshGrant.tokens(answer);
    }

    @Override
    public Verdict judge(Call call, Answer answer) {
        if (answer.isGood() || isTurnOfTheSource(call, answer.status())) {
            return Verdict.GOOD;
        }
        if (call.operation().equals("download")) {
            return StoreError.of(answer).verdict();
        }
        if (!answer.text().strip().startsWith("{")) {
            return Verdict.byStatus(answer, "");
        }
        JsonNode json = answer.json();
        if (json.path("error").asText().equals("invalid_grant")) {
            return new Verdict.Refused(Trouble.consentEnded(PLATFORM));
        }
        String message = json.path("detail").asText(json.path("message").asText());
        return answer.status() == 403
                ? new Verdict.Refused(Trouble.forbidden(PLATFORM, message))
                : Verdict.byStatus(answer, message);
    }

    /** A report that is being made already, and one that has ended: what to do then is in the source. */
    private static boolean isTurnOfTheSource(Call call, int status) {
        return status == 425 && call.operation().equals("createReport")
                || status == 404 && call.operation().equals("getReport");
    }

    @Override
    public List<Rate> rates() {
        return RATES;
    }
}
