package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Hmac;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Rate;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.platform.Verdict;
import io.globalkpi.ingest.platform.Wire;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Common parameters and a signature over them stand in the query of every call, GET and POST; what else is sent is not
 * signed. A refresh token is good for one exchange.
 */
final class ShopeeProtocol implements Protocol {

    static final String REFRESH = "refreshToken";

    private static final String REFRESH_PATH = "/api/v2/auth/access_token/get";

    private static final Map<String, URI> HOSTS = Map.of(
            "sg", URI.create("https://partner.shopeemobile.com"),
            "cn", URI.create("https://openplatform.shopee.cn"),
            "br", URI.create("https://openplatform.shopee.com.br"));

    /** Shopee publishes no rate. Its users report 100 calls a second as safe; half of that is ours. */
    private static final List<Rate> RATES = List.of(new Rate("*", Rate.Scope.APPLICATION, 20, Duration.ofMillis(20)));

    /** A refresh token lasts thirty days. */
    private static final Duration REFRESH_LASTS = Duration.ofDays(30);

    @Override
    public Map<String, URI> hosts(Map<String, String> settings) {
        URI host = HOSTS.get(settings.getOrDefault("region", "sg"));
        if (host == null) {
            throw new IllegalArgumentException("region must be sg, cn or br, was '" + settings.get("region") + "'");
        }
        return Map.of(Call.API, host);
    }

    @Override
    public Call authorize(Call call, Credential credential, Optional<Tokens> tokens, Instant now) {
        String access = tokens.orElseThrow().access();
        String shop = credential.require("shopId");
        return signed(call, credential, now, access + shop)
                .query("access_token", access)
                .query("shop_id", shop);
    }

    private static Call signed(Call call, Credential credential, Instant now, String whose) {
        String partner = credential.require("partnerId");
        String base = partner + call.path() + now.getEpochSecond() + whose;
        return call.query("partner_id", partner)
                .query("timestamp", Long.toString(now.getEpochSecond()))
                .query("sign", Hmac.sha256(credential.require("partnerKey"), base));
    }

    @Override
    public Optional<Call> exchange(String grant, Credential credential, Optional<Tokens> held, Instant now) {
        Map<String, Object> body = Map.of(
                "partner_id", Long.parseLong(credential.require("partnerId")),
                "shop_id", Long.parseLong(credential.require("shopId")),
                "refresh_token", held.map(Tokens::refresh).orElseGet(() -> credential.require("refreshToken")));
        return Optional.of(signed(Call.post(REFRESH, REFRESH_PATH, Wire.bytes(body)), credential, now, "")
                .open());
    }

    @Override
    public Tokens tokens(Answer answer, Optional<Tokens> held) {
        JsonNode json = answer.json();
        return new Tokens(
                json.path("access_token").asText(),
                json.path("refresh_token").asText(),
                answer.at().plusSeconds(json.path("expire_in").asLong()),
                answer.at().plus(REFRESH_LASTS));
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
