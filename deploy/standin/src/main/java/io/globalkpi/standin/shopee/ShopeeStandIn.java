package io.globalkpi.standin.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Buckets;
import io.globalkpi.standin.Desk;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.TokenOffice;
import io.globalkpi.standin.Truth;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One shop. Most failures come with HTTP 200 and a word in {@code error}. */
public final class ShopeeStandIn implements Desk {

    public static final String PARTNER_ID = "2001887";
    public static final String PARTNER_KEY = "stand-in-partner-key";
    public static final String SHOP_ID = "322300222";
    public static final String REFRESH_TOKEN = "stand-in-refresh";

    private static final long SIGN_LASTS_SECONDS = 300;

    private final Clock clock;
    private final TokenOffice office;
    private final Buckets buckets;
    private final Map<String, Function<Ask, JsonNode>> calls = new LinkedHashMap<>();

    /** @param site whose truth is told */
    public ShopeeStandIn(Truth truth, String site, Clock clock) {
        this.clock = clock;
        this.office = new TokenOffice(clock, Duration.ofHours(4), true, REFRESH_TOKEN);
        this.buckets = new Buckets(clock);
        new OrderDesk(truth, site, clock).open(calls);
        new MoneyDesk(truth, site, clock).open(calls);
        new ItemDesk(truth, site, clock).open(calls);
        new ShopDesk(truth, site, clock).open(calls);
    }

    public TokenOffice office() {
        return office;
    }

    public Buckets buckets() {
        return buckets;
    }

    @Override
    public Served serve(Ask ask) {
        try {
            return answered(ask);
        } catch (Refusal e) {
            ObjectNode body = Json.object()
                    .put("error", e.error)
                    .put("message", e.getMessage())
                    .put("request_id", "stand-in");
            return Served.json(e.error.equals("error_auth") || e.error.startsWith("invalid_acc") ? 403 : 200, body);
        }
    }

    private Served answered(Ask ask) {
        long at = Long.parseLong(ask.query("timestamp").orElseThrow(() -> new Refusal("error_param", "no timestamp")));
        if (Math.abs(clock.instant().getEpochSecond() - at) > SIGN_LASTS_SECONDS) {
            throw new Refusal("error_param", "Timestamp is expired.");
        }
        boolean exchange = ask.path().equals("/api/v2/auth/access_token/get");
        String access = ask.query("access_token").orElse("");
        String base = PARTNER_ID + ask.path() + at + (exchange ? "" : access + SHOP_ID);
        if (!sign(base).equals(ask.query("sign").orElse(""))) {
            throw new Refusal("error_sign", "Wrong sign.");
        }
        if (exchange) {
            return token(Json.read(ask.body()));
        }
        if (!office.isGood(access)) {
            throw new Refusal("invalid_acceess_token", "Invalid access_token, please have a check.");
        }
        if (!buckets.take("all", 100, Duration.ofMillis(10))) {
            throw new Refusal("error_rate_limit", "Too many requests. You have reached the rate limit.");
        }
        Function<Ask, JsonNode> call = calls.get(ask.path().replace("/api/v2/", ""));
        if (call == null) {
            throw new Refusal("error_param", "This API is currently offline or the request path is incorrect.");
        }
        ObjectNode body = Json.object().put("error", "").put("message", "").put("request_id", "stand-in");
        return Served.json(body.set("response", call.apply(ask)));
    }

    private Served token(ObjectNode body) {
        return office.exchange(body.path("refresh_token").asText())
                .map(pair -> Served.json(Json.object()
                        .put("error", "")
                        .put("message", "")
                        .put("request_id", "stand-in")
                        .put("partner_id", Long.parseLong(PARTNER_ID))
                        .put("shop_id", Long.parseLong(SHOP_ID))
                        .put("access_token", pair.access())
                        .put("refresh_token", pair.refresh())
                        .put("expire_in", pair.accessLasts().toSeconds())))
                .orElseThrow(() -> new Refusal("error_param", "Invalid refresh_token."));
    }

    private static String sign(String base) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(PARTNER_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
