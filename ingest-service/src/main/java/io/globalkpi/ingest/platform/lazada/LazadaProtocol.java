package io.globalkpi.ingest.platform.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Hmac;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Rate;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.platform.Verdict;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every call is signed over its path and all its parameters in the order of their names. */
final class LazadaProtocol implements Protocol {

    static final String REFRESH = "/auth/token/refresh";

    private static final String AUTH = "auth";

    private static final Map<String, String> DOMAINS = Map.of(
            "sg", "lazada.sg",
            "my", "lazada.com.my",
            "th", "lazada.co.th",
            "vn", "lazada.vn",
            "ph", "lazada.com.ph",
            "id", "lazada.co.id");

    /** Lazada publishes a limit for ads only, which is far above this. */
    private static final List<Rate> RATES = List.of(Rate.of("*", 10, 10));

    @Override
    public Map<String, URI> hosts(Map<String, String> settings) {
        String domain = DOMAINS.get(settings.getOrDefault("country", "sg"));
        if (domain == null) {
            throw new IllegalArgumentException(
                    "country must be one of sg, my, th, vn, ph and id, was '" + settings.get("country") + "'");
        }
        return Map.of(
                Call.API,
                URI.create("https://api." + domain + "/rest"),
                AUTH,
                URI.create("https://auth.lazada.com/rest"));
    }

    @Override
    public Call authorize(Call call, Credential credential, Optional<Tokens> tokens, Instant now) {
        return signed(call.query("access_token", tokens.orElseThrow().access()), credential, now);
    }

    static Call signed(Call call, Credential credential, Instant now) {
        Call whole = call.query("app_key", credential.require("appKey"))
                .query("timestamp", Long.toString(now.toEpochMilli()))
                .query("sign_method", "sha256");
        String parameters = whole.query().stream()
                .sorted(Comparator.comparing(Call.Parameter::name))
                .map(one -> one.name() + one.value())
                .collect(Collectors.joining());
        String sign = Hmac.sha256(credential.require("appSecret"), call.path() + parameters);
        return whole.query("sign", sign.toUpperCase(Locale.ROOT));
    }

    @Override
    public Optional<Call> exchange(String grant, Credential credential, Optional<Tokens> held, Instant now) {
        String refresh = held.map(Tokens::refresh).orElseGet(() -> credential.require("refreshToken"));
        Call call = Call.get(REFRESH, REFRESH).at(AUTH).query("refresh_token", refresh);
        return Optional.of(signed(call, credential, now).open());
    }

    @Override
    public Tokens tokens(Answer answer, Optional<Tokens> held) {
        JsonNode json = answer.json();
        return new Tokens(
                json.path("access_token").asText(),
                json.path("refresh_token").asText(),
                answer.at().plusSeconds(json.path("expires_in").asLong()),
                answer.at().plusSeconds(json.path("refresh_expires_in").asLong()));
    }

    @Override
    public Verdict judge(Call call, Answer answer) {
        return Errors.judge(call, answer);
    }

    @Override
    public List<Rate> rates() {
        return RATES;
    }
}
