package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.ingest.platform.Wake;
import java.util.ArrayList;
import java.util.List;

/** The shop's health, then the orders that Shopee holds to be late: those are asked for again at once. */
final class HealthSource implements Source<ShopeeMetric> {

    private static final int PAGE = 100;

    @Override
    public Pulled<ShopeeMetric> pull(Slice slice, String cursor, Session session) {
        return cursor.isEmpty() ? metrics(session) : late(Integer.parseInt(cursor), session);
    }

    private static Pulled<ShopeeMetric> metrics(Session session) {
        Answer answer = session.call(Ask.get("account_health/get_shop_performance"));
        Page<ShopeeMetric> page = new Page<>(ShopeeMetric.class, answer.at());
        Ask.response(answer)
                .path("metric_list")
                .forEach(row -> page.add("health/" + row.path("metric_id").asText(), session.shop(), row));
        return page.then("1");
    }

    private static Pulled<ShopeeMetric> late(int number, Session session) {
        Answer answer = session.call(Ask.get("account_health/get_late_orders")
                .query("page_no", Integer.toString(number))
                .query("page_size", Integer.toString(PAGE)));
        JsonNode list = Ask.response(answer);
        List<String> orders = new ArrayList<>();
        list.path("late_order_list")
                .forEach(row -> orders.add(row.path("order_sn").asText()));
        boolean more = (long) number * PAGE < list.path("total_count").asLong() && !orders.isEmpty();
        Pulled<ShopeeMetric> pulled =
                new Page<>(ShopeeMetric.class, answer.at()).then(more ? Integer.toString(number + 1) : null);
        return orders.isEmpty() ? pulled : pulled.waking(List.of(new Wake("orders", orders)));
    }
}
