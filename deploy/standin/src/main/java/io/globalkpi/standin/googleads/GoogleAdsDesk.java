package io.globalkpi.standin.googleads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Buckets;
import io.globalkpi.standin.Desk;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.TokenOffice;
import io.globalkpi.standin.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One account of Google Ads, reached through a manager. Refuses what the real one refuses: a wrong developer token, a missing
 * manager, a page size, a version that has ended; counts operations, failed ones too; answers in small batches.
 */
public final class GoogleAdsDesk implements Desk {

    /**
     * The account.
     *
     * @param customer its id, digits only
     * @param manager id of the manager it is reached through
     * @param site whose advertising it is in the truth
     * @param currency of all its amounts
     * @param zone IANA zone of its dates
     */
    public record Account(
            String customer, String manager, String developerToken, String site, String currency, String zone) {}

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern PATH = Pattern.compile("/v(\\d+)/customers/(\\d+)/googleAds:searchStream");
    private static final Pattern GAQL =
            Pattern.compile("SELECT (.+?) FROM (\\w+) WHERE segments\\.date BETWEEN '(.{10})' AND '(.{10})'");
    private static final int OLDEST_VERSION = 23;
    private static final int BATCH = 2;
    private static final long BURST = 40;
    private static final Duration PER = Duration.ofSeconds(6);

    private final Account account;
    private final Reports reports;
    private final TokenOffice office;
    private final Buckets buckets;

    public GoogleAdsDesk(Account account, Truth truth, Clock clock, TokenOffice office) {
        this.account = account;
        this.reports = new Reports(account, truth, clock);
        this.office = office;
        this.buckets = new Buckets(clock);
    }

    public Buckets buckets() {
        return buckets;
    }

    @Override
    public Served serve(Ask ask) {
        return ask.path().equals("/token") ? token(ask) : search(ask);
    }

    private Served token(Ask ask) {
        boolean complete = "refresh_token".equals(ask.form().get("grant_type"))
                && "client".equals(ask.form().get("client_id"))
                && "secret".equals(ask.form().get("client_secret"));
        return Optional.of(ask.form().getOrDefault("refresh_token", ""))
                .filter(refresh -> complete)
                .flatMap(office::exchange)
                .map(pair -> Served.json(JSON.objectNode()
                        .put("access_token", pair.access())
                        .put("expires_in", pair.accessLasts().toSeconds())
                        .put("token_type", "Bearer")))
                .orElseGet(() -> Served.json(
                        400,
                        JSON.objectNode()
                                .put("error", "invalid_grant")
                                .put("error_description", "Token has been expired or revoked.")));
    }

    private Served search(Ask ask) {
        Matcher path = PATH.matcher(ask.path());
        if (!path.matches() || !ask.method().equals("POST")) {
            return Served.bytes(404, "text/html", "<html>404</html>".getBytes(StandardCharsets.UTF_8));
        }
        Optional<Served> refusal = refusal(ask, path);
        return refusal.orElseGet(() -> answer(ask));
    }

    private Optional<Served> refusal(Ask ask, Matcher path) {
        String bearer = ask.header("Authorization").orElse("").replace("Bearer ", "");
        if (!office.isGood(bearer)) {
            return Optional.of(failure(401, "UNAUTHENTICATED", "authenticationError", "OAUTH_TOKEN_EXPIRED"));
        }
        if (!ask.header("developer-token").orElse("").equals(account.developerToken())) {
            return Optional.of(failure(401, "UNAUTHENTICATED", "authenticationError", "DEVELOPER_TOKEN_INVALID"));
        }
        if (!buckets.take(account.developerToken(), BURST, PER)) {
            return Optional.of(failure(429, "RESOURCE_EXHAUSTED", "quotaError", "RESOURCE_TEMPORARILY_EXHAUSTED"));
        }
        if (Integer.parseInt(path.group(1)) < OLDEST_VERSION) {
            return Optional.of(failure(400, "INVALID_ARGUMENT", "requestError", "UNSUPPORTED_VERSION"));
        }
        if (!ask.header("login-customer-id").orElse("").equals(account.manager())
                || !path.group(2).equals(account.customer())) {
            return Optional.of(failure(403, "PERMISSION_DENIED", "authorizationError", "USER_PERMISSION_DENIED"));
        }
        return Optional.empty();
    }

    private Served answer(Ask ask) {
        JsonNode body = read(ask);
        if (body.has("pageSize")) {
            return failure(400, "INVALID_ARGUMENT", "requestError", "PAGE_SIZE_NOT_SUPPORTED");
        }
        Matcher query = GAQL.matcher(body.path("query").asText());
        if (!query.matches()) {
            return failure(400, "INVALID_ARGUMENT", "queryError", "BAD_RESOURCE_TYPE_IN_FROM_CLAUSE");
        }
        List<String> fields = List.of(query.group(1).split(",\\s*"));
        List<ObjectNode> rows =
                reports.rows(query.group(2), fields, LocalDate.parse(query.group(3)), LocalDate.parse(query.group(4)));
        ArrayNode batches = JSON.arrayNode();
        for (int at = 0; at < rows.size(); at += BATCH) {
            ObjectNode batch = batches.addObject();
            ArrayNode results = batch.putArray("results");
            rows.subList(at, Math.min(rows.size(), at + BATCH)).forEach(results::add);
            batch.put("fieldMask", String.join(",", fields)).put("requestId", "req-" + at);
        }
        return Served.json(batches);
    }

    /** Errors of a stream are wrapped in a list. */
    private static Served failure(int status, String word, String kind, String code) {
        ObjectNode error = JSON.objectNode();
        error.put("code", status).put("message", "Request failed.").put("status", word);
        ObjectNode detail = error.putArray("details").addObject();
        detail.put("@type", "type.googleapis.com/google.ads.googleads.v24.errors.GoogleAdsFailure");
        ObjectNode one = detail.putArray("errors").addObject();
        one.putObject("errorCode").put(kind, code);
        one.put("message", "It is " + code + ".");
        if (code.equals("RESOURCE_TEMPORARILY_EXHAUSTED")) {
            one.putObject("details")
                    .putObject("quotaErrorDetails")
                    .put("rateScope", "DEVELOPER")
                    .put("rateName", "Number of operations")
                    .put("retryDelay", "30s");
        }
        detail.put("requestId", "req");
        ArrayNode list = JSON.arrayNode();
        list.addObject().set("error", error);
        return Served.json(status, list);
    }

    private static JsonNode read(Ask ask) {
        try {
            return MAPPER.readTree(ask.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
