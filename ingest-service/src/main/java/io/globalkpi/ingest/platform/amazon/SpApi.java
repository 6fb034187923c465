package io.globalkpi.ingest.platform.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Rate;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Selling Partner API: access by Login with Amazon, no signature but for the queue of notifications. */
final class SpApi implements Protocol {

    static final String QUEUE = "queue";
    static final String SEARCH_ORDERS = "searchOrders";
    static final String GET_ORDER = "getOrder";
    static final String LIST_TRANSACTIONS = "listTransactions";
    static final String CREATE_REPORT = "createReport";
    static final String GET_REPORT = "getReport";
    static final String GET_REPORTS = "getReports";
    static final String GET_DOCUMENT = "getReportDocument";
    static final String DOWNLOAD = "download";
    static final String STOCK = "getInventorySummaries";
    static final String LISTINGS = "searchListingsItems";
    private static final String TOKEN = "token";
    private static final String AUTH = "auth";
    private static final String NAME = "Amazon";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final List<Rate> RATES = List.of(
            Rate.of(SEARCH_ORDERS, 0.0056, 20),
            Rate.of(GET_ORDER, 0.5, 30),
            Rate.of(LIST_TRANSACTIONS, 0.5, 10),
            Rate.of(CREATE_REPORT, 0.0167, 15),
            Rate.of(GET_REPORT, 2, 15),
            Rate.of(GET_REPORTS, 0.0222, 10),
            Rate.of(GET_DOCUMENT, 0.0167, 15),
            Rate.of(STOCK, 2, 2),
            Rate.of(LISTINGS, 5, 5),
            Rate.of(DOWNLOAD, 5, 10),
            Rate.of(QUEUE, 20, 20),
            Rate.of(TOKEN, 1, 5));

    @Override
    public Map<String, URI> hosts(Map<String, String> settings) {
        String region = settings.getOrDefault(
                "region", Marketplace.of(settings).map(Marketplace::region).orElse("na"));
        return Map.of(
                Call.API,
                URI.create("https://sellingpartnerapi-" + region + ".amazon.com"),
                AUTH,
                URI.create("https://api.amazon.com"),
                QUEUE,
                URI.create(settings.getOrDefault("queue", "https://sqs.us-east-1.amazonaws.com")));
    }

    @Override
    public Call authorize(Call call, Credential credential, Optional<Tokens> tokens, Instant now) {
        if (QUEUE.equals(call.grant())) {
            return QueueSigner.of(credential).sign(call, now);
        }
        return call.header("x-amz-access-token", tokens.map(Tokens::access).orElse(""))
                .header("x-amz-date", TIME.format(now))
                .header("User-Agent", "GlobalKPI/1.0 (Language=Java)");
    }

    @Override
    public Optional<Call> exchange(String grant, Credential credential, Optional<Tokens> held, Instant now) {
        if (QUEUE.equals(grant)) {
            return Optional.empty();
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", credential.require("refreshToken"));
        form.put("client_id", credential.require("clientId"));
        form.put("client_secret", credential.require("clientSecret"));
        return Optional.of(Call.form(TOKEN, "/auth/o2/token", form).at(AUTH));
    }

    @Override
    public Tokens tokens(Answer answer, Optional<Tokens> held) {
        JsonNode json = answer.json();
        Instant until = answer.at().plusSeconds(json.path("expires_in").asLong(3600));
        return new Tokens(json.path("access_token").asText(), null, until, null);
    }

    @Override
    public Verdict judge(Call call, Answer answer) {
        if (answer.isGood()) {
            return Verdict.GOOD;
        }
        JsonNode json = json(answer);
        if (call.operation().equals(TOKEN) && json.path("error").asText().equals("invalid_grant")) {
            return new Verdict.Refused(Trouble.consentEnded(NAME));
        }
        if (call.operation().equals(TOKEN) && json.path("error").asText().equals("invalid_client")) {
            return new Verdict.Refused(new Trouble(
                    "client-secret-ended",
                    "Amazon does not accept the application's client id and secret.",
                    "The secret must be renewed every 180 days: make a new one in Seller Central and put it into the"
                            + " credential."));
        }
        JsonNode error = json.path("errors").path(0);
        String said = error.path("message").asText();
        if (answer.status() == 403) {
            return said.contains("expired") ? Verdict.EXPIRED : new Verdict.Refused(Trouble.forbidden(NAME, said));
        }
        return error.path("code").asText().equals("QuotaExceeded") ? Verdict.THROTTLED : Verdict.byStatus(answer, said);
    }

    /** Documents lie elsewhere and answer failures in other forms. */
    private static JsonNode json(Answer answer) {
        try {
            return answer.json();
        } catch (CallException e) {
            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        }
    }

    @Override
    public List<Rate> rates() {
        return RATES;
    }

    /** Best effort of Amazon's, and a rate only: the burst stays as published. */
    @Override
    public @Nullable Duration pace(Call call, Answer answer) {
        return answer.header("x-amzn-RateLimit-Limit")
                .filter(text -> text.matches("\\d{1,4}(\\.\\d{1,9})?"))
                .map(Double::parseDouble)
                .filter(perSecond -> perSecond > 0)
                .map(perSecond -> Duration.ofNanos(Math.round(1e9 / perSecond)))
                .orElse(null);
    }
}
