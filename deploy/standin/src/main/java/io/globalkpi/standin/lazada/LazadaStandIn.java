package io.globalkpi.standin.lazada;

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

/** One shop. Failures come with HTTP 200 and a code; addresses begin with /rest, which is not signed. */
public final class LazadaStandIn implements Desk {

    public static final String APP_KEY = "123456";
    public static final String APP_SECRET = "stand-in-secret";
    public static final String REFRESH_TOKEN = "stand-in-refresh";

    private static final long CLOCK_MILLIS = 7_200_000;

    private final Clock clock;
    private final TokenOffice office;
    private final Buckets buckets;
    private final Map<String, Function<Ask, ObjectNode>> calls = new LinkedHashMap<>();

    /** @param site whose truth is told */
    public LazadaStandIn(Truth truth, String site, ZoneId zone, Clock clock) {
        this.clock = clock;
        this.office = new TokenOffice(clock, Duration.ofDays(1), false, REFRESH_TOKEN);
        this.buckets = new Buckets(clock);
        new OrderDesk(truth, site, clock).open(calls);
        new ReverseDesk(truth, site, clock).open(calls);
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
        ObjectNode answer;
        try {
            answer = answered(ask, ask.path().replaceFirst("^/rest", ""));
        } catch (Refusal e) {
            answer = Json.object().put("code", e.code).put("type", e.type).put("message", e.getMessage());
        }
        return Served.json(answer.put("request_id", "stand-in"));
    }

    private ObjectNode answered(Ask ask, String path) {
        Map<String, String> sorted = new TreeMap<>(ask.query());
        String sign = sorted.remove("sign");
        StringBuilder base = new StringBuilder(path);
        sorted.forEach((name, value) -> base.append(name).append(value));
        if (!sign(base.toString()).equals(sign)) {
            throw new Refusal(
                    "IncompleteSignature", "ISV", "The request signature does not conform to platform standards");
        }
        if (Math.abs(clock.millis() - Long.parseLong(sorted.get("timestamp"))) > CLOCK_MILLIS) {
            throw new Refusal("InvalidTimestamp", "ISV", "The timestamp is invalid");
        }
        if (path.equals("/auth/token/refresh")) {
            return token(sorted.getOrDefault("refresh_token", ""));
        }
        if (!office.isGood(sorted.getOrDefault("access_token", ""))) {
            throw new Refusal("IllegalAccessToken", "ISV", "The specified access token is invalid or expired");
        }
        if (!buckets.take("all", 30, Duration.ofMillis(50))) {
            throw new Refusal(
                    "SellerCallLimit", "ISV", "The frequency exceeds the limit. This ban will last 1 seconds");
        }
        Function<Ask, ObjectNode> call = calls.get(path);
        if (call == null) {
            throw new Refusal("InvalidApiPath", "ISP", "The specified API path is invalid");
        }
        return call.apply(ask).put("code", "0");
    }

    private ObjectNode token(String refresh) {
        return office.exchange(refresh)
                .map(pair -> Json.object()
                        .put("code", "0")
                        .put("access_token", pair.access())
                        .put("refresh_token", pair.refresh())
                        .put("expires_in", pair.accessLasts().toSeconds())
                        .put("refresh_expires_in", 15_552_000)
                        .put("country", "sg")
                        .put("account", "seller@example.com"))
                .orElseThrow(() ->
                        new Refusal("IllegalRefreshToken", "ISV", "The specified refresh token is invalid or expired"));
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
