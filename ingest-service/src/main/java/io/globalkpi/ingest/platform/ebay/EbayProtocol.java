package io.globalkpi.ingest.platform.ebay;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * OAuth of two grants, the scheme IAF for post-order calls, and signatures where the credential has a key. The credential
 * holds clientId, clientSecret, refreshToken and, for sellers in the EU and the UK, signingJwe and signingKey; for pushes
 * verificationToken.
 */
final class EbayProtocol implements Protocol {

    /** Address of finances and payment disputes. */
    static final String FINANCES = "finances";

    /** The token that tells the application, not the seller: what public keys are fetched with. */
    static final String APPLICATION = "application";

    /** The token for feedback, whose scope is asked for apart: a consent that lacks it ends no other feed. */
    static final String FEEDBACK = "feedback";

    /** The token for campaigns and their reports, likewise. */
    static final String ADS = "ads";

    private static final String PLATFORM = "eBay";
    private static final String SCOPE = "https://api.ebay.com/oauth/api_scope";
    private static final String SCOPES = String.join(
            " ",
            SCOPE,
            SCOPE + "/sell.fulfillment.readonly",
            SCOPE + "/sell.finances",
            SCOPE + "/sell.analytics.readonly",
            SCOPE + "/sell.inventory.readonly",
            SCOPE + "/sell.payment.dispute");
    private static final Map<String, String> APART =
            Map.of(FEEDBACK, SCOPE + "/commerce.feedback.readonly", ADS, SCOPE + "/sell.marketing");
    private static final String AUTHORITY = "apiz.ebay.com";

    /** Until eBay's growth check an application has 5,000 calls a day; it asks for more with the setting rate.*. */
    private static final Rate DAY =
            new Rate("*", Rate.Scope.APPLICATION, 1_000, Duration.ofDays(1).dividedBy(5_000));

    /** Feedback not found: an empty list, answered with HTTP 400. */
    private static final int NO_FEEDBACK = 501039;

    private static final Set<Integer> SIGNATURE = Set.of(215001, 215002, 215003, 215120, 215121, 215122);

    @Override
    public Map<String, URI> hosts(Map<String, String> settings) {
        return Map.of(Call.API, URI.create("https://api.ebay.com"), FINANCES, URI.create("https://apiz.ebay.com"));
    }

    @Override
    public Call authorize(Call call, Credential credential, Optional<Tokens> tokens, Instant now) {
        String access = tokens.orElseThrow().access();
        if (call.path().equals(Trading.PATH)) {
            return Trading.authorize(call, access);
        }
        boolean postOrder = call.path().startsWith("/post-order/");
        String scheme = postOrder ? "IAF " : "Bearer ";
        Call authorized = call.header("Authorization", scheme + access);
        return call.host().equals(FINANCES)
                ? credential
                        .find("signingKey")
                        .map(key -> Signature.of(credential.require("signingJwe"), key)
                                .sign(authorized, AUTHORITY, now))
                        .orElse(authorized)
                : authorized;
    }

    @Override
    public Optional<Call> exchange(String grant, Credential credential, Optional<Tokens> held, Instant now) {
        String pair = credential.require("clientId") + ":" + credential.require("clientSecret");
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        Map<String, String> form = grant.equals(APPLICATION)
                ? Map.of("grant_type", "client_credentials", "scope", SCOPE)
                : Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        credential.require("refreshToken"),
                        "scope",
                        APART.getOrDefault(grant, SCOPES));
        return Optional.of(
                Call.form("token", "/identity/v1/oauth2/token", form).header("Authorization", "Basic " + basic));
    }

    @Override
    public Tokens tokens(Answer answer, Optional<Tokens> held) {
        JsonNode json = answer.json();
        return new Tokens(
                json.path("access_token").asText(),
                null,
                answer.at().plusSeconds(json.path("expires_in").asLong(7200)),
                null);
    }

    @Override
    public Verdict judge(Call call, Answer answer) {
        if (call.path().equals(Trading.PATH)) {
            return Trading.judge(call, answer);
        }
        boolean emptyList = answer.status() == 404
                && call.path().startsWith("/post-order/")
                && call.path().endsWith("/search");
        if (answer.isGood() || emptyList) {
            return Verdict.GOOD;
        }
        String said = answer.text().strip();
        if (!said.startsWith("{")) {
            return Verdict.byStatus(answer, "");
        }
        JsonNode json = answer.json();
        if (json.path("error").asText().equals("invalid_grant")) {
            return new Verdict.Refused(Trouble.consentEnded(PLATFORM));
        }
        if (json.path("error").asText().equals("invalid_scope")) {
            return new Verdict.Refused(
                    Trouble.forbidden(PLATFORM, json.path("error_description").asText("invalid_scope")));
        }
        JsonNode error = json.path("errors").path(0);
        return judge(
                answer, error.path("errorId").asInt(), error.path("message").asText());
    }

    private static Verdict judge(Answer answer, int errorId, String message) {
        if (SIGNATURE.contains(errorId)) {
            return new Verdict.Refused(
                    new Trouble(
                            "signature-refused",
                            PLATFORM + " wants calls of this seller signed (" + errorId + "): " + message,
                            "Create a signing key (signingKeyCipher ED25519) and put its jwe and privateKey into signingJwe and signingKey of the credential."));
        }
        if (errorId == NO_FEEDBACK) {
            return Verdict.GOOD;
        }
        if (errorId == 2001) {
            return Verdict.THROTTLED;
        }
        return answer.status() == 403
                ? new Verdict.Refused(Trouble.forbidden(PLATFORM, message))
                : Verdict.byStatus(answer, message);
    }

    @Override
    public List<Rate> rates() {
        return List.of(DAY, Rate.of("token", 1, 5));
    }
}
