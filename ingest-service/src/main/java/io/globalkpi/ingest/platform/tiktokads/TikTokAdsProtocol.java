package io.globalkpi.ingest.platform.tiktokads;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Rate;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A token that lasts until it is revoked, in a header of its own; the credential holds accessToken. */
final class TikTokAdsProtocol implements Protocol {

    private static final String PLATFORM = "TikTok Ads";
    private static final int DONE = 0;
    private static final int TOO_OFTEN = 40100;
    private static final List<Integer> TOKEN = List.of(40102, 40104, 40105, 40106);
    private static final int FORBIDDEN = 40001;
    private static final int SERVER = 50_000;

    /** Ten calls a second and 600 a minute for an application. */
    private static final Rate RATE = new Rate("*", Rate.Scope.APPLICATION, 10, Duration.ofMillis(100));

    @Override
    public Map<String, URI> hosts(Map<String, String> settings) {
        return Map.of(Call.API, URI.create("https://business-api.tiktok.com"));
    }

    @Override
    public Call authorize(Call call, Credential credential, Optional<Tokens> tokens, Instant now) {
        return call.header("Access-Token", credential.require("accessToken"));
    }

    @Override
    public Verdict judge(Call call, Answer answer) {
        if (!answer.isGood()) {
            return Verdict.byStatus(answer, "");
        }
        JsonNode json = answer.json();
        int code = json.path("code").asInt(-1);
        String message = json.path("message").asText();
        if (code == DONE) {
            return Verdict.GOOD;
        }
        if (code == TOO_OFTEN) {
            return new Verdict.Throttled(Duration.ofSeconds(5));
        }
        if (TOKEN.contains(code)) {
            return new Verdict.Refused(
                    new Trouble(
                            "consent-ended",
                            PLATFORM + " no longer accepts the access that was given.",
                            "Allow access again at TikTok for Business and put the new token into accessToken of the credential."));
        }
        if (code == FORBIDDEN) {
            return new Verdict.Refused(Trouble.forbidden(PLATFORM, message));
        }
        return code >= SERVER || code < 0
                ? new Verdict.Failed(new Trouble(
                        Trouble.AWAY,
                        PLATFORM + " answers with code " + code + ": " + message,
                        "Nothing: it is asked again by itself."))
                : new Verdict.Refused(new Trouble(
                        "refused",
                        PLATFORM + " refused the call with code " + code + ": " + message,
                        "Check that the job's account is the advertiser's id, and its settings."));
    }

    @Override
    public List<Rate> rates() {
        return List.of(RATE);
    }
}
