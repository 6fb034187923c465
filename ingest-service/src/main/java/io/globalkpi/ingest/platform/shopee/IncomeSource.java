package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Rejection;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Orders by the time they were paid out, a page at a time with the terms of their income. */
final class IncomeSource implements Source<ShopeeIncome> {

    /** As many as one call for details takes. */
    private static final String PAGE = "50";

    @Override
    public Pulled<ShopeeIncome> pull(Slice slice, String cursor, Session session) {
        int page = Ask.number(cursor, 1);
        JsonNode list = Ask.response(session.call(Ask.get("payment/get_escrow_list")
                .query("release_time_from", Ask.seconds(slice.from()))
                .query("release_time_to", Ask.seconds(slice.to()))
                .query("page_size", PAGE)
                .query("page_no", Integer.toString(page))));
        Map<String, Long> released = new LinkedHashMap<>();
        list.path("escrow_list")
                .forEach(row -> released.put(
                        row.path("order_sn").asText(),
                        row.path("escrow_release_time").asLong()));
        return details(released, session).then(list.path("more").asBoolean() ? Integer.toString(page + 1) : null);
    }

    private static Page<ShopeeIncome> details(Map<String, Long> released, Session session) {
        if (released.isEmpty()) {
            return new Page<>(ShopeeIncome.class, session.now());
        }
        Answer answer =
                session.call(Ask.post("payment/get_escrow_detail_batch", Map.of("order_sn_list", released.keySet())));
        Page<ShopeeIncome> page = new Page<>(ShopeeIncome.class, answer.at());
        Map<String, Long> missing = new LinkedHashMap<>(released);
        for (JsonNode row : Ask.response(answer)) {
            JsonNode detail = row.path("escrow_detail");
            String order = detail.path("order_sn").asText();
            Long at = missing.remove(order);
            if (at != null) {
                page.add(
                        "income/" + order,
                        session.shop(),
                        new ShopeeIncome(order, at, numbers(detail.path("order_income"))));
            }
        }
        missing.keySet()
                .forEach(order -> page.refuse(Rejection.badField(
                        order, "escrow_detail", "absent", "the income of an order that was listed")));
        return page;
    }

    /** Texts among the fields are names, codes and numbers of people and companies: they stay behind. */
    private static Map<String, BigDecimal> numbers(JsonNode income) {
        Map<String, BigDecimal> numbers = new HashMap<>();
        income.properties().stream()
                .filter(field -> field.getValue().isNumber())
                .forEach(field -> numbers.put(field.getKey(), field.getValue().decimalValue()));
        return numbers;
    }
}
