package io.globalkpi.standin.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Disputes, and the details of orders that tell what was paid back. Of the truth a return that is withdrawn is a dispute that is
 * open, or was called off if it was denied.
 */
final class IssueDesk {

    private static final String BUYER = "ann0123456789";

    private final Truth truth;
    private final String site;
    private final Clock clock;

    IssueDesk(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    void open(Map<String, Function<Map<String, String>, ObjectNode>> calls) {
        calls.put("aliexpress.issue.issuelist.get", fields -> list(Json.read(fields.get("query_dto"))));
        calls.put("aliexpress.issue.detail.get", this::detail);
        calls.put(
                "aliexpress.trade.new.redefining.findorderbyid",
                fields -> order(Json.read(fields.get("param1")).path("order_id").asText()));
    }

    static boolean isOpen(Return told) {
        return told.getWithdrawn() && !isCalledOff(told);
    }

    private static boolean isCalledOff(Return told) {
        return told.getReason().equals("120");
    }

    private static String status(Return told) {
        return isCalledOff(told) ? "canceled_issue" : told.getWithdrawn() ? "processing" : "finish";
    }

    private List<Return> returns() {
        return truth.shown(Return.class, site, clock.instant());
    }

    private String id(Return told) {
        return told.getEntityId().substring(site.length() + "/return/".length());
    }

    private ObjectNode list(JsonNode query) {
        int size = query.path("page_size").asInt(20);
        if (size > 50) {
            throw new Refusal("15", "isv.illegal-parameter", "page_size must not be above 50");
        }
        List<Return> all = returns().stream()
                .filter(one -> query.path("order_no")
                        .asText()
                        .equals(one.getLines().get(0).getOrderLineId()))
                .filter(one -> query.path("issue_status").asText("processing").equals(status(one)))
                .toList();
        ArrayNode list = Json.array();
        Json.page(all, query.path("current_page").asInt(1), size)
                .forEach(one -> list.add(Json.object()
                        .put("issue_id", Long.parseLong(id(one)))
                        .put("order_id", Long.parseLong(one.getLines().get(0).getOrderLineId()))
                        .put("parent_order_id", Long.parseLong(one.getOrderId()))
                        .put("issue_status", status(one))
                        .put("buyer_login_id", BUYER)
                        .put("reason_english", "Ann says it broke")
                        .put("reason_chinese", "Ann")
                        .put("gmt_create", Json.time(one.getRequestedAt()))
                        .put("gmt_modified", Json.time(Instant.ofEpochMilli(one.getRevision())))));
        return Json.object()
                .put("current_page", 1)
                .put("page_size", size)
                .put("total_item", all.size())
                .set("data_list", Json.list("issue_api_issue_dto", list));
    }

    private ObjectNode detail(Map<String, String> fields) {
        Return told = returns().stream()
                .filter(one -> id(one).equals(fields.get("issue_id")))
                .findFirst()
                .orElseThrow(() -> new Refusal("15", "isv.issue-not-exist", "no such issue"));
        if (!BUYER.equals(fields.get("buyer_login_id"))) {
            throw new Refusal("15", "isv.illegal-parameter", "buyer_login_id");
        }
        ReturnLine line = told.getLines().get(0);
        boolean goods = told.getKind() == ReturnKind.RETURN;
        ObjectNode result = Json.object()
                .put("id", Long.parseLong(id(told)))
                .put("order_id", Long.parseLong(line.getOrderLineId()))
                .put("parent_order_id", Long.parseLong(told.getOrderId()))
                .put("issue_status", status(told))
                .put("issue_reason_id", Long.parseLong(told.getReason()))
                .put("buyer_login_id", BUYER)
                .put("product_name", "mobile")
                .put("product_price", "12.99")
                .put("product_price_currency", told.getCurrency())
                .put("gmt_create", Json.time(told.getRequestedAt()));
        result.set("buyer_solution_list", solutions("refund", "wait_seller_accept", "buyer"));
        result.set("seller_solution_list", solutions(goods ? "return_and_refund" : "refund", "reached", "seller"));
        ObjectNode process = Json.object().put("action_type", "initiate").put("content", "Ann says it broke");
        result.set(
                "process_dto_list",
                Json.list("api_issue_process_dto", Json.array().add(process)));
        return Json.object().set("result_object", result);
    }

    private static ObjectNode solutions(String type, String status, String owner) {
        ObjectNode solution = Json.object()
                .put("id", 6_010_915_445_171_470L)
                .put("solution_type", type)
                .put("status", status)
                .put("solution_owner", owner)
                .put("refund_money", "407.47")
                .put("refund_money_currency", "BRL")
                .put("content", "Ann wants money");
        return Json.list("solution_api_dto", Json.array().add(solution));
    }

    private ObjectNode order(String id) {
        Order order = truth.shown(Order.class, site, clock.instant()).stream()
                .filter(one -> one.getOrderId().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("15", "isv.order-not-exist", "no such order"));
        ArrayNode children = Json.array();
        order.getLines().forEach(line -> children.add(child(order, line)));
        ObjectNode target = Json.object()
                .put("id", Long.parseLong(id))
                .put("order_status", order.getPlatformStatus().split("/", 2)[0])
                .put("buyerloginid", BUYER)
                .put("gmt_create", Json.time(order.getOccurredAt()))
                .put("gmt_modified", Json.time(Instant.ofEpochMilli(order.getRevision())));
        target.set(
                "receipt_address",
                Json.object().put("contact_person", "Ann Smith").put("mobile_no", "0123456789"));
        return Json.object()
                .set("target", target.set("child_order_list", Json.list("aeop_tp_child_order_dto", children)));
    }

    private ObjectNode child(Order order, OrderLine line) {
        ObjectNode child = Json.object()
                .put("id", Long.parseLong(line.getLineId()))
                .put("child_order_id", line.getLineId())
                .put("product_id", 1_005_003_574_624_824L)
                .put("product_count", line.getQuantity())
                .put("sku_code", line.getSku())
                .put("product_name", "mobile")
                .put("order_status", order.getPlatformStatus().split("/", 2)[0]);
        child.set("product_price", Json.money(line.getGrossMicros() / line.getQuantity(), order.getCurrency()));
        refunded(line).ifPresent(told -> child.set("refund_info", refund(told)));
        return child;
    }

    private Optional<Return> refunded(OrderLine line) {
        return returns().stream()
                .filter(one -> line.getLineId().equals(one.getLines().get(0).getOrderLineId()))
                .findFirst();
    }

    /** A part of it was paid with a coupon. */
    private static ObjectNode refund(Return told) {
        long money = told.getLines().get(0).getRefundMicros();
        long coupon = money > 0 ? 1_000_000 : 0;
        return Json.object()
                .put("refund_status", told.getWithdrawn() ? "wait_refund" : "refund_ok")
                .put("refund_type", "sale_refund")
                .put("refund_reason", "Ann says it broke")
                .put("refund_time", Json.time(told.getOccurredAt()))
                .<ObjectNode>set("refund_cash_amt", Json.money(money - coupon, told.getCurrency()))
                .set("refund_coupon_amt", Json.money(coupon, told.getCurrency()));
    }
}
