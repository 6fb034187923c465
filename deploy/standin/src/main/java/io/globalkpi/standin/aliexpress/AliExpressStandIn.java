package io.globalkpi.standin.aliexpress;

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
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One shop. Failures come with HTTP 200 and a code: a number from the gateway, a word from the platform behind it. */
public final class AliExpressStandIn implements Desk {

    public static final String APP_KEY = "123456";
    public static final String APP_SECRET = "stand-in-secret";
    public static final String REFRESH_TOKEN = "stand-in-refresh";
    public static final String LOGIN_ID = "cn1234";

    private static final String SYSTEM = "/rest";
    private static final long CLOCK_MILLIS = 7_200_000;

    private final Clock clock;
    private final TokenOffice office;
    private final Buckets buckets;
    private final Map<String, Function<Map<String, String>, ObjectNode>> calls = new LinkedHashMap<>();

    /**
     * @param site whose truth is told
     * @param zone of the site, by whose dates the truth is told
     */
    public AliExpressStandIn(Truth truth, String site, ZoneId zone, Clock clock) {
        this.clock = clock;
        this.office = new TokenOffice(clock, Duration.ofDays(1), true, REFRESH_TOKEN);
        this.buckets = new Buckets(clock);
        new OrderDesk(truth, site, clock).open(calls);
        new IssueDesk(truth, site, clock).open(calls);
        new ProductDesk(truth, site, clock).open(calls);
        new ShopDesk(truth, site, zone, clock).open(calls);
    }

    public TokenOffice office() {
        return office;
    }

    public Buckets buckets() {
        return buckets;
    }

    @Override
    public Served serve(Ask ask) {
        Map<String, String> fields = ask.form();
        try {
            if (!ask.method().equals("POST")) {
                throw new Refusal("HttpMethodNotAllowed", "", "The method is not allowed");
            }
            return Served.json(
                    ask.path().startsWith(SYSTEM)
                            ? system(ask.path().substring(SYSTEM.length()), fields)
                            : business(fields));
        } catch (Refusal e) {
            return Served.json(refused(e, ask.path()));
        }
    }

    private static ObjectNode refused(Refusal why, String path) {
        if (path.startsWith(SYSTEM)) {
            return Json.object()
                    .put("type", "ISV")
                    .put("code", why.code)
                    .put("message", why.getMessage())
                    .put("request_id", "stand-in");
        }
        ObjectNode error = Json.object().put("code", why.code).put("msg", why.getMessage());
        if (!why.subCode.isEmpty()) {
            error.put("sub_code", why.subCode).put("sub_msg", why.getMessage());
        }
        return Json.object().set("error_response", error.put("request_id", "stand-in"));
    }

    private ObjectNode system(String path, Map<String, String> fields) {
        check(path, fields);
        if (!path.equals("/auth/token/refresh")) {
            throw new Refusal("InvalidApiPath", "", "The specified API path is invalid");
        }
        return office.exchange(fields.getOrDefault("refresh_token", ""))
                .map(pair -> Json.object()
                        .put("code", "0")
                        .put("access_token", pair.access())
                        .put("refresh_token", pair.refresh())
                        .put("expires_in", Long.toString(pair.accessLasts().toSeconds()))
                        .put(
                                "expire_time",
                                clock.instant().plus(pair.accessLasts()).toEpochMilli())
                        .put("refresh_expires_in", "5184000")
                        .put("account", "seller@example.com")
                        .put("user_nick", LOGIN_ID)
                        .put("request_id", "stand-in"))
                .orElseThrow(() ->
                        new Refusal("IllegalRefreshToken", "", "The specified refresh token is invalid or expired"));
    }

    private ObjectNode business(Map<String, String> fields) {
        check("", fields);
        if (!office.isGood(fields.getOrDefault("session", ""))) {
            throw new Refusal("IllegalAccessToken", "", "The specified access token is invalid or expired");
        }
        if (!buckets.take("all", 30, Duration.ofMillis(50))) {
            throw new Refusal("ApiCallLimit", "", "The frequency exceeds the limit. This ban will last 1 seconds");
        }
        String method = fields.getOrDefault("method", "");
        Function<Map<String, String>, ObjectNode> call = calls.get(method);
        if (call == null) {
            throw new Refusal("InvalidApiPath", "", "The specified API path is invalid");
        }
        return Json.object()
                .set(method.replace('.', '_') + "_response", call.apply(fields).put("request_id", "stand-in"));
    }

    private void check(String prefix, Map<String, String> fields) {
        Map<String, String> sorted = new TreeMap<>(fields);
        String sign = sorted.remove("sign");
        StringBuilder base = new StringBuilder(prefix);
        sorted.forEach((name, value) -> base.append(value.isEmpty() ? "" : name + value));
        if (!fields.getOrDefault("app_key", "").equals(APP_KEY)) {
            throw new Refusal("InvalidAppKey", "", "The specified AppKey is invalid");
        }
        if (!sign(base.toString()).equals(sign)) {
            throw new Refusal(
                    "IncompleteSignature", "", "The request signature does not conform to platform standards");
        }
        if (Math.abs(clock.millis() - Long.parseLong(fields.get("timestamp"))) > CLOCK_MILLIS) {
            throw new Refusal("IllegalTimestamp", "", "The specified timestamp is invalid");
        }
    }

    private static String sign(String base) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(APP_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().withUpperCase().formatHex(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
