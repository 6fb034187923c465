package io.globalkpi.standin.amazonads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Amazon Ads of one profile: reports take their time and some fail, the same report twice is a 425 that names the first, a file's
 * address ends after an hour and takes no token, a bucket says when to come again.
 */
public final class AmazonAdsDesk implements Desk {

    /**
     * The profile.
     *
     * @param site whose advertising it is in the truth
     */
    public record Account(String profile, String site, String currency, String zone) {}

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String REPORTS = "/reporting/reports";
    private static final String FILES = "/files/";

    private final Account account;
    private final ReportShelf shelf;
    private final Clock clock;
    private final TokenOffice office;
    private final Buckets buckets;
    private int duplicates;
    private String url = "";

    public AmazonAdsDesk(Account account, Truth truth, Clock clock, TokenOffice office) {
        this(account, truth, clock, office, new Buckets(clock));
    }

    public AmazonAdsDesk(Account account, Truth truth, Clock clock, TokenOffice office, Buckets buckets) {
        this.account = account;
        this.shelf = new ReportShelf(account, truth, clock);
        this.clock = clock;
        this.office = office;
        this.buckets = buckets;
    }

    /** Where it is served, which the addresses of files begin with. */
    public AmazonAdsDesk servedAt(URI address) {
        url = address.toString();
        return this;
    }

    public Buckets buckets() {
        return buckets;
    }

    /** How often a report was asked for that was being made already. */
    public int duplicates() {
        return duplicates;
    }

    @Override
    public Served serve(Ask ask) {
        if (ask.path().equals("/auth/o2/token")) {
            return token(ask);
        }
        return ask.path().startsWith(FILES) ? file(ask) : authorized(ask);
    }

    private Served token(Ask ask) {
        return Optional.of(ask.form().getOrDefault("refresh_token", ""))
                .filter(any -> "client".equals(ask.form().get("client_id"))
                        && "secret".equals(ask.form().get("client_secret")))
                .flatMap(office::exchange)
                .map(pair -> Served.json(JSON.objectNode()
                        .put("access_token", pair.access())
                        .put("refresh_token", pair.refresh())
                        .put("token_type", "bearer")
                        .put("expires_in", pair.accessLasts().toSeconds())))
                .orElseGet(() -> Served.json(400, JSON.objectNode().put("error", "invalid_grant")));
    }

    /** As a storage service does it: a signed address and a token are one too many. */
    private Served file(Ask ask) {
        Instant until =
                Instant.ofEpochSecond(Long.parseLong(ask.query("expires").orElse("0")));
        if (ask.header("Authorization").isPresent()) {
            return storeError(400, "InvalidArgument", "Only one auth mechanism allowed");
        }
        if (!clock.instant().isBefore(until)) {
            return storeError(403, "AccessDenied", "Request has expired");
        }
        return Served.bytes(
                200, "application/octet-stream", shelf.file(ask.path().substring(FILES.length())));
    }

    private static Served storeError(int status, String code, String message) {
        String error = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error>";
        return Served.bytes(status, "application/xml", error.getBytes(StandardCharsets.UTF_8));
    }

    private Served authorized(Ask ask) {
        String bearer = ask.header("Authorization").orElse("").replace("Bearer ", "");
        if (!office.isGood(bearer)
                || !ask.header("Amazon-Advertising-API-ClientId").orElse("").equals("client")) {
            return failure(401, "Not authorized to access scope");
        }
        if (!buckets.take("calls", 4, Duration.ofSeconds(1))) {
            return failure(429, "Too Many Requests").header("Retry-After", "3");
        }
        if (ask.path().equals("/v2/profiles")) {
            return profiles();
        }
        if (!ask.header("Amazon-Advertising-API-Scope").orElse("").equals(account.profile())) {
            return failure(403, "Not authorized to access this profile");
        }
        return ask.path().equals(REPORTS) ? create(ask) : show(ask);
    }

    private Served profiles() {
        ObjectNode profile = JSON.objectNode()
                .put("profileId", Long.parseLong(account.profile()))
                .put("countryCode", "DE")
                .put("currencyCode", account.currency())
                .put("timezone", account.zone());
        profile.putObject("accountInfo").put("type", "seller").put("name", "Acme");
        return Served.json(JSON.arrayNode().add(profile));
    }

    private Served create(Ask ask) {
        JsonNode wanted = read(ask);
        LocalDate first = LocalDate.parse(wanted.path("startDate").asText());
        LocalDate last = LocalDate.parse(wanted.path("endDate").asText());
        boolean known =
                ask.header("Content-Type").orElse("").startsWith("application/vnd.createasyncreportrequest.v3+json")
                        && wanted.at("/configuration/format").asText().equals("GZIP_JSON");
        if (!known || ChronoUnit.DAYS.between(first, last) > 30) {
            return failure(400, "Invalid report request");
        }
        Optional<String> running = shelf.running(wanted);
        if (running.isPresent()) {
            duplicates++;
            return failure(425, "The Request is a duplicate of : " + running.get());
        }
        return Served.json(shelf.create(wanted));
    }

    private Served show(Ask ask) {
        return shelf.show(ask.path().substring(REPORTS.length() + 1), url + FILES)
                .map(Served::json)
                .orElseGet(() -> failure(404, "Report not found"));
    }

    private static Served failure(int status, String detail) {
        return Served.json(
                status, JSON.objectNode().put("code", Integer.toString(status)).put("detail", detail));
    }

    private static JsonNode read(Ask ask) {
        try {
            return MAPPER.readTree(ask.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
