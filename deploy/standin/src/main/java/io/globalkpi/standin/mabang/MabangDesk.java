package io.globalkpi.standin.mabang;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Buckets;
import io.globalkpi.standin.Desk;
import io.globalkpi.standin.Served;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Lets in who signed and is on time and not too often, and answers from the books. */
public final class MabangDesk implements Desk {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long MOST_SECONDS_OFF = 600;

    private final Clock clock;
    private final MabangBooks books;
    private final String appKey;
    private final String developerKey;
    private final int mostRows;
    private final Buckets buckets;

    /** @param mostRows rows of a page, however many are asked for */
    public MabangDesk(Clock clock, MabangBooks books, String appKey, String developerKey, int mostRows) {
        this.clock = clock;
        this.books = books;
        this.appKey = appKey;
        this.developerKey = developerKey;
        this.mostRows = mostRows;
        this.buckets = new Buckets(clock);
    }

    public Buckets buckets() {
        return buckets;
    }

    @Override
    public Served serve(Ask ask) {
        if (!ask.method().equals("POST") || !ask.path().equals("/api/v2")) {
            return Served.empty(404);
        }
        if (!ask.header("Authorization").orElse("").equals(signature(ask.body()))) {
            return failure("签名验证失败");
        }
        JsonNode body = tree(ask.body());
        if (!body.path("appkey").asText().equals(appKey)) {
            return failure("appkey不存在");
        }
        long off = Math.abs(
                clock.instant().getEpochSecond() - body.path("timestamp").asLong());
        if (off > MOST_SECONDS_OFF) {
            return failure("timestamp已过期");
        }
        if (!buckets.take(appKey, 5, Duration.ofMillis(500))) {
            return failure("请求过于频繁,请稍后再试");
        }
        return answer(body.path("api").asText(), body.path("data"));
    }

    private Served answer(String api, JsonNode data) {
        return switch (api) {
            case "order-get-order-list-new" -> byCursor(books.orders(data), data, "data");
            case "get-history-order-list" -> byCursor(books.archivedOrders(data), data, "list");
            case "order-get-return-order-list-v2" -> byCursor(books.returns(data), data, "data");
            case "order-get-refund-list" -> byPage(books.refunds(data), data);
            case "stock-do-search-sku-list-new" -> byCursor(books.skus(data), data, "data");
            case "stock-get-stock-quantity" -> whole(books.stock(data));
            case "sys-get-shop-list" -> whole(books.shops());
            case "sys-get-employee-list" -> whole(books.employees());
            case "sys-get-currency-rate-list" -> whole(books.rates());
            default -> failure("接口不存在: " + api);
        };
    }

    private Served byCursor(List<ObjectNode> rows, JsonNode data, String name) {
        int asked = data.path("maxRows").asInt(20);
        if (asked > 1000) {
            return failure("maxRows最大1000");
        }
        int from =
                data.path("cursor").asText().isEmpty() ? 0 : data.path("cursor").asInt();
        int to = Math.min(rows.size(), from + Math.min(asked, mostRows));
        ObjectNode page = JSON.createObjectNode();
        page.put("total", rows.size());
        page.put("hasNext", to < rows.size() ? "true" : "false");
        page.put("nextCursor", to < rows.size() ? String.valueOf(to) : "");
        page.set(name, array(rows.subList(Math.min(from, to), to)));
        return done(page);
    }

    private static Served byPage(List<ObjectNode> rows, JsonNode data) {
        int size = data.path("pageSize").asInt(20);
        int from = Math.min(rows.size(), (data.path("page").asInt(1) - 1) * size);
        ObjectNode page = JSON.createObjectNode();
        page.put("total", String.valueOf(rows.size()));
        page.set("data", array(rows.subList(from, Math.min(rows.size(), from + size))));
        return done(page);
    }

    private static Served whole(List<ObjectNode> rows) {
        ObjectNode page = JSON.createObjectNode();
        page.set("data", array(rows));
        return done(page);
    }

    private static ArrayNode array(List<ObjectNode> rows) {
        return JSON.createArrayNode().addAll(rows);
    }

    private static Served done(ObjectNode data) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("code", "200");
        answer.put("message", "");
        answer.set("data", data);
        return Served.json(answer);
    }

    private static Served failure(String message) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("code", "0");
        answer.put("message", message);
        answer.putNull("data");
        return Served.json(answer);
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(developerKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    /** A failure of the kind that passes by itself. */
    public static Served upstreamFailure() {
        return failure("系统繁忙");
    }
}
