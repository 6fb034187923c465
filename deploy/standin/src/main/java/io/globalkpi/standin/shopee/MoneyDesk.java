package io.globalkpi.standin.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Income of orders and movements of the wallet. Fees of the truth whose ids begin with income or wallet are what is told. */
final class MoneyDesk {

    /** What the buyer paid for the goods of every order here; not a fee. */
    private static final long GOODS = 300_000_000_000L;

    private final Truth truth;
    private final String site;
    private final Clock clock;

    MoneyDesk(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    void open(Map<String, Function<Ask, JsonNode>> calls) {
        calls.put("payment/get_escrow_list", this::list);
        calls.put("payment/get_escrow_detail_batch", this::details);
        calls.put("payment/get_wallet_transaction_list", this::wallet);
    }

    private List<Fee> fees(String part) {
        return truth.shown(Fee.class, site, clock.instant()).stream()
                .filter(fee -> fee.getEntityId().startsWith(site + "/" + part + "/"))
                .toList();
    }

    private Map<String, List<Fee>> incomes() {
        return fees("income").stream()
                .collect(Collectors.groupingBy(Fee::getOrderId, LinkedHashMap::new, Collectors.toList()));
    }

    private JsonNode list(Ask ask) {
        Span span = Span.of(ask, "release_time");
        int size = Integer.parseInt(ask.query("page_size").orElse("40"));
        int page = Integer.parseInt(ask.query("page_no").orElse("1"));
        List<List<Fee>> all = incomes().values().stream()
                .filter(fees -> span.holds(fees.get(0).getOccurredAt()))
                .toList();
        ArrayNode list = Json.array();
        Json.page(all, (page - 1) * size, size)
                .forEach(fees -> list.add(Json.object()
                        .put("order_sn", fees.get(0).getOrderId())
                        .put("payout_amount", Json.money(escrow(fees)))
                        .put("escrow_release_time", Json.seconds(fees.get(0).getOccurredAt()))));
        return Json.object().put("more", page * size < all.size()).set("escrow_list", list);
    }

    /** A credit to the seller is a negative fee. */
    private static long escrow(List<Fee> fees) {
        return GOODS - fees.stream().mapToLong(Fee::getAmountMicros).sum();
    }

    private JsonNode details(Ask ask) {
        JsonNode numbers = Json.read(ask.body()).path("order_sn_list");
        if (numbers.size() > 50) {
            throw new Refusal("error_param", "order_sn_list limit [1,50]");
        }
        Map<String, List<Fee>> incomes = incomes();
        ArrayNode details = Json.array();
        for (JsonNode number : numbers) {
            List<Fee> fees = incomes.get(number.asText());
            if (fees != null) {
                details.add(Json.object().set("escrow_detail", detail(number.asText(), fees)));
            }
        }
        return details;
    }

    private static ObjectNode detail(String order, List<Fee> fees) {
        ObjectNode income = Json.object()
                .put("escrow_amount", Json.money(escrow(fees)))
                .put("buyer_total_amount", Json.money(GOODS))
                .put("original_cost_of_goods_sold", Json.money(GOODS))
                .put("cost_of_goods_sold", Json.money(GOODS))
                .put("original_shopee_discount", 0)
                .put("shopee_discount", 0)
                .put("seller_return_refund", 0)
                .put("commission_fee", 0)
                .put("moon_fee_2026", 7)
                .put("tax_registration_code", "8881234567-888")
                .put("buyer_payment_method", "Credit Card/Debit Card");
        fees.forEach(fee -> income.put(fee.getPlatformFeeType(), Json.money(Math.abs(fee.getAmountMicros()))));
        return Json.object()
                .put("order_sn", order)
                .put("buyer_user_name", "Ann")
                .set("order_income", income);
    }

    private JsonNode wallet(Ask ask) {
        Span span = Span.of(ask, "create_time");
        int size = Integer.parseInt(ask.query("page_size").orElseThrow());
        int page = Integer.parseInt(ask.query("page_no").orElseThrow());
        List<Fee> all = fees("wallet").stream()
                .filter(fee -> span.holds(fee.getOccurredAt()))
                .toList();
        ArrayNode list = Json.array();
        Json.page(all, page * size, size).forEach(fee -> list.add(transaction(fee)));
        list.add(Json.object()
                .put("status", "COMPLETED")
                .put("transaction_type", "WITHDRAWAL_CREATED")
                .put("amount", -90_000)
                .put("create_time", span.from())
                .put("withdrawal_id", 1)
                .put("money_flow", "MONEY_OUT"));
        return Json.object().put("more", (page + 1) * size < all.size()).set("transaction_list", list);
    }

    private static ObjectNode transaction(Fee fee) {
        return Json.object()
                .put("status", fee.getWithdrawn() ? "PENDING" : "COMPLETED")
                .put("transaction_type", fee.getPlatformFeeType())
                .put("amount", Json.money(-fee.getAmountMicros()))
                .put("create_time", Json.seconds(fee.getOccurredAt()))
                .put("order_sn", fee.getOrderId() == null ? "" : fee.getOrderId())
                .put("refund_sn", "")
                .put("buyer_name", "Ann")
                .put("money_flow", fee.getAmountMicros() > 0 ? "MONEY_OUT" : "MONEY_IN");
    }
}
