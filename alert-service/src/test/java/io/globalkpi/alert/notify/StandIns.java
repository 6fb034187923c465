package io.globalkpi.alert.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.globalkpi.alert.notify.post.Signature;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One server in place of Slack's webhooks and API, DingTalk, Feishu, WeCom and a webhook: their limits of rate and size, their signatures, and
 * the way each says no. Any name is a destination; a message counts only if it was accepted.
 */
public final class StandIns implements AutoCloseable {

    public static final String SECRET = "SECtest0123456789";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final Map<Duration, Integer> SLACK = Map.of(Duration.ofSeconds(1), 2, Duration.ofSeconds(5), 6);

    private final Map<String, List<String>> accepted = new ConcurrentHashMap<>();
    private final Limiter limiter = new Limiter();
    private final AtomicInteger posts = new AtomicInteger();
    private final Javalin server = Javalin.create(config -> {
        config.startup.showJavalinBanner = false;
        config.jetty.host = "127.0.0.1";
        config.jetty.port = 0;
        config.routes.post("/slack/{name}", this::slack);
        config.routes.post("/api/chat.postMessage", this::botPost);
        config.routes.post("/api/chat.update", this::botUpdate);
        config.routes.post("/dingtalk/{name}", this::dingTalk);
        config.routes.post("/feishu/{name}", this::feishu);
        config.routes.post("/wecom/{name}", this::weCom);
        config.routes.post("/webhook/{name}", this::webhook);
    });

    public static StandIns start() {
        StandIns standIns = new StandIns();
        standIns.server.start();
        return standIns;
    }

    /** Of Slack's methods. */
    public String api() {
        return "http://127.0.0.1:" + server.port() + "/api";
    }

    public String url(String channel, String name) {
        return "http://127.0.0.1:" + server.port() + "/" + channel + "/" + name;
    }

    /** Bodies of what was accepted by {@code channel/name}, in order. */
    public Map<String, List<String>> accepted() {
        return new TreeMap<>(accepted);
    }

    public int limitedTwiceInARow() {
        return limiter.twiceInARow();
    }

    public int limited() {
        return limiter.ever();
    }

    /** The next message to {@code channel/name} is too much, whatever came before. */
    public void limitOnce(String at) {
        limiter.onceAt(at);
    }

    private boolean isLimited(Context request, Map<Duration, Integer> limits, Duration deaf) {
        return limiter.isOver(request.path().substring(1), limits, deaf);
    }

    private void accept(Context request) {
        accept(request.path().substring(1), request);
    }

    private void accept(String at, Context request) {
        accepted.computeIfAbsent(at, path -> new CopyOnWriteArrayList<>()).add(request.body());
    }

    /** One a second, short bursts allowed. */
    private void slack(Context request) throws Exception {
        if (isLimited(request, SLACK, Duration.ZERO)) {
            request.status(429).header("Retry-After", "2").result("rate_limited");
        } else if (!isBlockKit(request)) {
            request.status(400).result("invalid_blocks");
        } else {
            accept(request);
            request.result("ok");
        }
    }

    private static boolean isBlockKit(Context request) throws Exception {
        JsonNode blocks = JSON.readTree(request.body()).path("blocks");
        boolean tooLong = request.body().length() > 13_200 || blocks.size() > 50;
        for (JsonNode block : blocks) {
            int limit = block.path("type").asText().equals("header") ? 150 : 3_000;
            tooLong |= block.path("text").path("text").asText().length() > limit;
        }
        return !tooLong && !blocks.isEmpty();
    }

    private void botPost(Context request) throws Exception {
        String room = JSON.readTree(request.body()).path("channel").asText();
        if (isBotAdmitted(request, "bot/" + room, SLACK)) {
            accept("bot/" + room, request);
            request.json(Map.of("ok", true, "ts", "1700." + posts.incrementAndGet()));
        }
    }

    /** What a message says now is no news; it has its own rate, for all rooms. */
    private void botUpdate(Context request) throws Exception {
        if (isBotAdmitted(request, "chat.update", Map.of(Duration.ofMinutes(1), 50))) {
            request.json(Map.of("ok", true));
        }
    }

    private boolean isBotAdmitted(Context request, String at, Map<Duration, Integer> limits) throws Exception {
        if (limiter.isOver(at, limits, Duration.ZERO)) {
            request.status(429).header("Retry-After", "2").json(Map.of("ok", false, "error", "ratelimited"));
        } else if (!("Bearer " + SECRET).equals(request.header("Authorization"))) {
            request.json(Map.of("ok", false, "error", "invalid_auth"));
        } else if (!isBlockKit(request)) {
            request.json(Map.of("ok", false, "error", "invalid_blocks"));
        } else {
            return true;
        }
        return false;
    }

    private void dingTalk(Context request) throws Exception {
        String time = String.valueOf(request.queryParam("timestamp"));
        byte[] sign = Signature.of(SECRET, time + "\n" + SECRET);
        String query = String.valueOf(request.queryString());
        String raw = query.substring(query.indexOf("sign=") + 5);
        boolean signed = time.matches("\\d{13}")
                && Math.abs(System.currentTimeMillis() - Long.parseLong(time)) < HOUR
                && URLDecoder.decode(raw, StandardCharsets.UTF_8)
                        .equals(Base64.getEncoder().encodeToString(sign));
        JsonNode markdown = JSON.readTree(request.body()).path("markdown");
        if (isLimited(request, Map.of(Duration.ofMinutes(1), 20), Duration.ofMinutes(10))) {
            code(request, "errcode", 130101, "send too fast, exceed 20 times per minute");
        } else if (!signed) {
            code(request, "errcode", 310000, "sign not match");
        } else if (markdown.path("title").asText().isEmpty() || bytes(request) > 20_000) {
            code(request, "errcode", 40035, "invalid parameter");
        } else {
            accept(request);
            code(request, "errcode", 0, "ok");
        }
    }

    private void feishu(Context request) throws Exception {
        JsonNode body = JSON.readTree(request.body());
        String time = body.path("timestamp").asText();
        byte[] sign = Signature.of(time + "\n" + SECRET, "");
        boolean signed = time.matches("\\d{10}")
                && body.path("sign").asText().equals(Base64.getEncoder().encodeToString(sign));
        if (isLimited(request, Map.of(Duration.ofMinutes(1), 100, Duration.ofSeconds(1), 5), Duration.ZERO)) {
            code(request, "code", 11232, "frequency limited");
        } else if (!signed) {
            code(request, "code", 19021, "sign match fail or timestamp is not within one hour from current time");
        } else if (bytes(request) > 20 * 1024 || !body.path("msg_type").asText().equals("interactive")) {
            code(request, "code", 9499, "Bad Request");
        } else {
            accept(request);
            code(request, "code", 0, "success");
        }
    }

    private void weCom(Context request) throws Exception {
        String content =
                JSON.readTree(request.body()).path("markdown").path("content").asText();
        if (isLimited(request, Map.of(Duration.ofMinutes(1), 20), Duration.ZERO)) {
            code(request, "errcode", 45009, "api freq out of limit");
        } else if (content.isEmpty() || content.getBytes(StandardCharsets.UTF_8).length > 4_096) {
            code(request, "errcode", 40058, "markdown.content exceed max length 4096");
        } else {
            accept(request);
            code(request, "errcode", 0, "ok");
        }
    }

    private void webhook(Context request) {
        String[] header =
                String.valueOf(request.header("X-GlobalKpi-Signature")).split("[=,]");
        boolean signed = header.length == 4
                && HexFormat.of()
                        .formatHex(Signature.of(SECRET, header[1] + "." + request.body()))
                        .equals(header[3]);
        if (isLimited(request, Map.of(Duration.ofSeconds(1), 10), Duration.ZERO)) {
            request.status(429).header("Retry-After", "1");
        } else if (!signed) {
            request.status(401).result("bad signature");
        } else {
            accept(request);
            request.status(204);
        }
    }

    private static int bytes(Context request) {
        return request.body().getBytes(StandardCharsets.UTF_8).length;
    }

    private static void code(Context request, String field, int code, String words) {
        request.status(200).json(Map.of(field, code, field.equals("code") ? "msg" : "errmsg", words));
    }

    @Override
    public void close() {
        server.stop();
    }
}
