package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Rate;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.platform.Verdict;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Business calls are one address and a method; calls of the system have paths. Both are signed forms. */
final class AliExpressProtocol implements Protocol {

    static final String REFRESH = "/auth/token/refresh";

    private static final String BUSINESS = "/sync";
    private static final String SYSTEM = "/rest";

    /** AliExpress publishes no limit. */
    private static final List<Rate> RATES = List.of(Rate.of("*", 10, 10));

    /** @param method such as aliexpress.solution.order.get: the operation too */
    static Call call(String method) {
        return Call.get(method, BUSINESS).query("method", method);
    }

    @Override
    public Map<String, URI> hosts(Map<String, String> settings) {
        return Map.of(Call.API, URI.create("https://api-sg.aliexpress.com"));
    }

    @Override
    public Call authorize(Call call, Credential credential, Optional<Tokens> tokens, Instant now) {
        Call whole = call.query("session", tokens.orElseThrow().access())
                .query("format", "json")
                .query("v", "2.0");
        return signed(whole, "", credential, now);
    }

    private static Call signed(Call call, String prefix, Credential credential, Instant now) {
        Map<String, String> fields = new LinkedHashMap<>();
        call.query().forEach(one -> fields.put(one.name(), one.value()));
        fields.put("app_key", credential.require("appKey"));
        fields.put("timestamp", Long.toString(now.toEpochMilli()));
        fields.put("sign_method", "sha256");
        fields.put("sign", Signature.of(prefix, fields, credential.require("appSecret")));
        return Call.form(call.operation(), call.path(), fields);
    }

    @Override
    public Optional<Call> exchange(String grant, Credential credential, Optional<Tokens> held, Instant now) {
        String refresh = held.map(Tokens::refresh).orElseGet(() -> credential.require("refreshToken"));
        Call call = Call.get(REFRESH, SYSTEM + REFRESH).query("refresh_token", refresh);
        return Optional.of(signed(call, REFRESH, credential, now).open());
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
