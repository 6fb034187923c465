package io.globalkpi.ingest.platform.googleads;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Rate;
import io.globalkpi.ingest.platform.RefreshGrant;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.platform.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OAuth, the developer's token, and the manager account where access goes through one. The credential holds clientId,
 * clientSecret, refreshToken, developerToken and, if needed, loginCustomerId.
 */
final class GoogleAdsProtocol implements Protocol {

    private static final String LOGIN = "login";

    /** Basic access: 15,000 operations a day for the developer's token, whichever account it asks about. */
    private static final long BASIC = 15_000;

    private static final Rate BY_DAY = new Rate(
            "searchStream", Rate.Scope.APPLICATION, 1_000, Duration.ofDays(1).dividedBy(BASIC));

    @Override
    public Map<String, URI> hosts(Map<String, String> settings) {
        return Map.of(
                Call.API,
                URI.create("https://googleads.googleapis.com"),
                LOGIN,
                URI.create("https://oauth2.googleapis.com"));
    }

    @Override
    public Call authorize(Call call, Credential credential, Optional<Tokens> tokens, Instant now) {
        Call authorized = call.header(
                        "Authorization", "Bearer " + tokens.orElseThrow().access())
                .header("developer-token", credential.require("developerToken"));
        return credential
                .find("loginCustomerId")
                .map(id -> authorized.header("login-customer-id", id.replace("-", "")))
                .orElse(authorized);
    }

    @Override
    public Optional<Call> exchange(String grant, Credential credential, Optional<Tokens> held, Instant now) {
        return Optional.of(RefreshGrant.call("/token", credential).at(LOGIN));
    }

    @Override
    public Tokens tokens(Answer answer, Optional<Tokens> held) {
        return RefreshGrant.tokens(answer);
    }

    @Override
    public Verdict judge(Call call, Answer answer) {
        if (answer.isGood()) {
            return Verdict.GOOD;
        }
        String said = answer.text().strip();
        return said.startsWith("{") || said.startsWith("[")
                ? Failure.in(answer.json())
                        .map(failure -> failure.verdict(answer.at()))
                        .orElseGet(() -> Verdict.byStatus(answer, ""))
                : Verdict.byStatus(answer, "");
    }

    @Override
    public List<Rate> rates() {
        return List.of(BY_DAY, Rate.of("token", 1, 5));
    }
}
