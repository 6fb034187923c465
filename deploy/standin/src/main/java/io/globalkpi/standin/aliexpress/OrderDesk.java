package io.globalkpi.standin.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Orders: in no order that is said, finished ones only if they are asked for, and a total that leaves some out. */
final class OrderDesk {

    private static final String FINISH = "FINISH";

    /** Orders held for a day because of their risk are listed and not counted. */
    private static final String NOT_COUNTED = "RISK_CONTROL";

    private final Truth truth;
    private final String site;
    private final Clock clock;

    OrderDesk(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    void open(Map<String, Function<Map<String, String>, ObjectNode>> calls) {
        calls.put("aliexpress.solution.order.get", fields -> list(Json.read(fields.get("param0"))));
    }

    private ObjectNode list(JsonNode query) {
        int size = query.path("page_size").asInt(20);
        int number = query.path("current_page").asInt(1);
        if (size > 50 || number < 1) {
            throw new Refusal("15", "isv.illegal-parameter", "page_size must not be above 50");
        }
        List<Order> all = truth.shown(Order.class, site, clock.instant()).stream()
                .filter(order -> isAskedFor(order, query))
                .toList();
        ArrayNode list = Json.array();
        Json.page(all, number, size).forEach(order -> list.add(order(order)));
        long counted =
                all.stream().filter(order -> !word(order).equals(NOT_COUNTED)).count();
        ObjectNode result = Json.object()
                .put("success", true)
                .put("error_code", "0")
                .put("error_message", "")
                .put("total_count", counted)
                .put("total_page", (counted + size - 1) / size)
                .put("page_size", size)
                .put("current_page", number)
                .put("time_stamp", Json.time(clock.instant()));
        return Json.object().set("result", result.set("target_list", Json.list("order_dto", list)));
    }

    private static boolean isAskedFor(Order order, JsonNode query) {
        boolean finished = query.path("order_status").asText().equals(FINISH);
        boolean byUpdate = query.has("modified_date_start");
        String prefix = byUpdate ? "modified_date" : "create_date";
        Instant at = byUpdate ? Instant.ofEpochMilli(order.getRevision()) : order.getOccurredAt();
        return finished == word(order).equals(FINISH)
                && Json.isShownBetween(
                        at,
                        query.path(prefix + "_start").asText(),
                        query.path(prefix + "_end").asText());
    }

    /** The platform's word in the truth is the status, and the reason after a slash. */
    private static String word(Order order) {
        return order.getPlatformStatus().split("/", 2)[0];
    }

    private static String reason(Order order) {
        String[] words = order.getPlatformStatus().split("/", 2);
        return words.length > 1 ? words[1] : "";
    }

    /** The postage of the whole stands with every part. */
    private ObjectNode order(Order order) {
        long postage = 1_990_000;
        ArrayNode products = Json.array();
        order.getLines().forEach(line -> products.add(product(order, line, postage)));
        long paid = order.getLines().stream()
                        .mapToLong(line -> line.getGrossMicros() - line.getDiscountMicros())
                        .sum()
                + postage;
        ObjectNode told = Json.object()
                .put("order_id", Long.parseLong(order.getOrderId()))
                .put("order_status", word(order))
                .put("end_reason", reason(order))
                .put("biz_type", "AE_COMMON")
                .put("fund_status", "PAY_SUCCESS")
                .put("frozen_status", "NO_FROZEN")
                .put("issue_status", "NO_ISSUE")
                .put("logistics_status", "WAIT_SELLER_SEND_GOODS")
                .put("gmt_create", Json.time(order.getOccurredAt()))
                .put("gmt_pay_time", Json.time(order.getOccurredAt().plusSeconds(60)))
                .put("gmt_update", Json.time(Instant.ofEpochMilli(order.getRevision())))
                .put("buyer_signer_fullname", "Ann Smith")
                .put("buyer_login_id", "ann0123456789")
                .put("seller_login_id", AliExpressStandIn.LOGIN_ID)
                .put("payment_type", "ebanx101");
        if (order.getShippedAt() != null) {
            told.put("gmt_send_goods_time", Json.time(order.getShippedAt()));
        }
        told.set("pay_amount", Json.simpleMoney(paid, order.getCurrency()));
        return told.set("product_list", Json.list("order_product_dto", products));
    }

    private ObjectNode product(Order order, OrderLine line, long postage) {
        ObjectNode told = Json.object()
                .put("order_id", Long.parseLong(line.getLineId()))
                .put("child_id", Long.parseLong(line.getLineId()))
                .put("product_id", 1_005_003_574_624_824L)
                .put("sku_code", line.getSku())
                .put("product_count", line.getQuantity())
                .put("product_name", "mobile")
                .put("son_order_status", word(order))
                .put("show_status", word(order))
                .put("fund_status", "PAY_SUCCESS")
                .put("issue_status", issue(line))
                .put("memo", "For Ann")
                .put("goods_prepare_time", 3);
        told.set(
                "product_unit_price",
                Json.simpleMoney(line.getGrossMicros() / line.getQuantity(), order.getCurrency()));
        told.set("total_product_amount", Json.simpleMoney(line.getGrossMicros(), order.getCurrency()));
        return told.set("logistics_amount", Json.simpleMoney(postage, order.getCurrency()));
    }

    private String issue(OrderLine line) {
        return truth.shown(Return.class, site, clock.instant()).stream()
                .filter(one -> line.getLineId().equals(one.getLines().get(0).getOrderLineId()))
                .findFirst()
                .map(one -> IssueDesk.isOpen(one) ? "IN_ISSUE" : "END_ISSUE")
                .orElse("NO_ISSUE");
    }
}
