package io.globalkpi.standin.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Released money, reviews, views and the service score. */
final class ShopDesk {

    private static final DateTimeFormatter MONTH_FIRST = DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss");

    /** What is released of every part of an order, before fees. */
    private static final long RELEASED = 25_000_000;

    private final Truth truth;
    private final String site;
    private final ZoneId zone;
    private final Clock clock;

    ShopDesk(Truth truth, String site, ZoneId zone, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.zone = zone;
        this.clock = clock;
    }

    void open(Map<String, Function<Map<String, String>, ObjectNode>> calls) {
        calls.put("aliexpress.trade.redefining.findloanlistquery", fields -> loans(Json.read(fields.get("param1"))));
        calls.put(
                "aliexpress.evaluation.listorderevaluation.get",
                fields -> reviews(Json.read(fields.get("trade_evaluation_request"))));
        calls.put("aliexpress.data.redefining.queryproductviewedinfoeverydaybyid", this::views);
        calls.put("aliexpress.merchant.redefining.queryservicescoreinfo", this::score);
    }

    /** Ids of fees in the truth: part of the order, slash, name of the fee. */
    private ObjectNode loans(JsonNode query) {
        int size = query.path("page_size").asInt(20);
        if (size > 200 || !query.path("loan_status").asText().equals("loan_ok")) {
            throw new Refusal("15", "isv.illegal-parameter", "page_size must not be above 200");
        }
        LocalDateTime first =
                LocalDateTime.parse(query.path("create_date_start").asText(), MONTH_FIRST);
        LocalDateTime last = LocalDateTime.parse(query.path("create_date_end").asText(), MONTH_FIRST);
        Map<String, List<Fee>> parts = truth.shown(Fee.class, site, clock.instant()).stream()
                .filter(fee -> {
                    LocalDateTime at = LocalDateTime.ofInstant(fee.getOccurredAt(), Json.CALIFORNIA);
                    return !at.isBefore(first) && !at.isAfter(last);
                })
                .collect(Collectors.groupingBy(this::part, LinkedHashMap::new, Collectors.toList()));
        ArrayNode orders = Json.array();
        Json.page(List.copyOf(parts.entrySet()), query.path("page").asInt(1), size)
                .forEach(one -> orders.add(order(one.getKey(), one.getValue())));
        ObjectNode result = Json.object().put("total_item", parts.size());
        return Json.object().set("result", result.set("order_list", Json.list("order_loan_item_vo", orders)));
    }

    private String part(Fee fee) {
        return fee.getEntityId().substring(site.length() + "/fee/".length()).split("/")[0];
    }

    private ObjectNode order(String part, List<Fee> fees) {
        String currency = fees.get(0).getCurrency();
        long kept = fees.stream().mapToLong(Fee::getAmountMicros).sum();
        ObjectNode son = Json.object()
                .put("child_order_id", Long.parseLong(part))
                .put("loan_status", "loan_ok")
                .<ObjectNode>set("loan_amount", Json.money(RELEASED, currency))
                .<ObjectNode>set("escrow_fee", Json.money(named(fees, "escrow_fee"), currency))
                .<ObjectNode>set("affiliate_commission", Json.money(named(fees, "affiliate_commission"), currency))
                .set("real_loan_amount", Json.money(RELEASED - kept, currency));
        return Json.object()
                .put("order_id", Long.parseLong(fees.get(0).getOrderId()))
                .put("order_status", "FINISH")
                .set(
                        "son_order_list",
                        Json.list("son_order_loan_vo", Json.array().add(son)));
    }

    private static long named(List<Fee> fees, String name) {
        return fees.stream()
                .filter(fee -> fee.getPlatformFeeType().equals(name))
                .mapToLong(Fee::getAmountMicros)
                .sum();
    }

    /** In force an hour after they were given. */
    private ObjectNode reviews(JsonNode query) {
        ArrayNode list = Json.array();
        truth.shown(Feedback.class, site, clock.instant()).stream()
                .filter(one -> !one.getOccurredAt().plusSeconds(3600).isAfter(clock.instant()))
                .filter(one -> Json.isShownBetween(
                        one.getOccurredAt().plusSeconds(3600),
                        query.path("start_valid_date").asText(),
                        query.path("end_valid_date").asText()))
                .forEach(one -> list.add(review(one)));
        return Json.object()
                .put("time_stamp", Json.time(clock.instant()))
                .set("target_list", Json.list("trade_evaluation_open_dto", list));
    }

    private ObjectNode review(Feedback told) {
        return Json.object()
                .put("order_id", Long.parseLong(told.getEntityId().substring(site.length() + "/review/".length())))
                .put("parent_order_id", Long.parseLong(told.getOrderId()))
                .put("product_id", 1_005_003_574_624_824L)
                .put("buyer_evaluation", Integer.toString(told.getStars()))
                .put("buyer_feedback", "Ann likes it")
                .put("buyer_login_id", "ann0123456789")
                .put("buyer_fb_date", Json.time(told.getOccurredAt()))
                .put("valid_date", Json.time(told.getOccurredAt().plusSeconds(3600)));
    }

    private ObjectNode views(Map<String, String> fields) {
        LocalDate first = LocalDate.parse(fields.get("start_date"));
        LocalDate last = LocalDate.parse(fields.get("end_date"));
        LocalDate oldest = LocalDate.ofInstant(clock.instant(), zone).minusDays(30);
        if (first.isBefore(oldest)) {
            throw new Refusal("15", "isv.illegal-parameter", "start_date is more than 30 days ago");
        }
        String product = site + "/traffic/" + fields.get("product_id") + "/";
        ArrayNode list = Json.array();
        truth.shown(Traffic.class, site, clock.instant()).stream()
                .filter(one -> one.getEntityId().startsWith(product))
                .filter(one -> !one.getDate().isBefore(first) && !one.getDate().isAfter(last))
                .forEach(one -> list.add(Json.object()
                        .put("count", one.getPageViews())
                        .put("date", one.getDate().toString())));
        ObjectNode result = Json.object().put("success", true).put("totalItem", list.size());
        return Json.object().put("result", result.set("itemList", list).toString());
    }

    private ObjectNode score(Map<String, String> fields) {
        if (!AliExpressStandIn.LOGIN_ID.equals(fields.get("param1"))) {
            throw new Refusal("15", "isv.illegal-parameter", "the login id is another seller's");
        }
        ObjectNode info = Json.object().put("stat_start_date", "2026-02-08").put("stat_end_date", "2026-03-09");
        info.set(
                "index_d_t_o",
                Json.object().put("snad_disclaimer_issue_rate", "0.0125").put("buy_not_sel_rate", "0.004"));
        info.set("score_d_t_o", Json.object().put("total_score", "92.5"));
        info.set("industry_avg_index_d_t_o", Json.object().put("snad_disclaimer_issue_rate", "0.0210"));
        info.set("industry_avg_score_d_t_o", Json.object().put("total_score", "85.1"));
        ObjectNode result = Json.object().put("is_success", true);
        return Json.object().set("result", result.set("result", Json.object().set("service_score_info_d_t_o", info)));
    }
}
